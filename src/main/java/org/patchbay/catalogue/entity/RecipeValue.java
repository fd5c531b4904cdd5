package org.patchbay.catalogue.entity;

import static java.util.stream.Collectors.joining;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A place that a recipe's text may have, and what fills it. */
public enum RecipeValue {
  NODE_ID("nodeId", RecipeValues::nodeId),
  HOST_NAME("hostName", RecipeValues::hostName),
  CLUSTER("cluster", RecipeValues::cluster),
  VERSION("version", RecipeValues::version),
  /** Codes with a space between. */
  ROLES("roles", values -> values.roles().stream().map(RoleSpec::code).collect(joining(" "))),
  /** A line {@code role transport port protocol} for each single port that the roles serve. */
  ROLE_PORTS("rolePorts", RecipeValue::rolePorts),
  /** Empty when the node has none. */
  PRIVATE_ADDRESS("privateAddress", values -> text(values.privateAddress())),
  /** Empty when the node has none. */
  PUBLIC_ADDRESS("publicAddress", values -> text(values.publicAddress()));

  private final String place;
  private final Function<RecipeValues, String> value;

  RecipeValue(String place, Function<RecipeValues, String> value) {
    this.place = place;
    this.value = value;
  }

  static Optional<RecipeValue> named(String place) {
    return Arrays.stream(values()).filter(known -> known.place.equals(place)).findFirst();
  }

  String of(RecipeValues values) {
    return value.apply(values);
  }

  private static String text(Optional<InetAddress> address) {
    return address.map(InetAddress::getHostAddress).orElse("");
  }

  private static String rolePorts(RecipeValues values) {
    return values.roles().stream().flatMap(RecipeValue::lines).collect(joining());
  }

  private static Stream<String> lines(RoleSpec role) {
    return role.ports().stream()
        .filter(PortSpec::single)
        .map(
            port ->
                "%s %s %d %s\n"
                    .formatted(
                        role.code(),
                        port.transport().name().toLowerCase(Locale.ROOT),
                        port.first(),
                        port.protocol()));
  }
}
