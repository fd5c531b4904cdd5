package org.patchbay.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lab's hosts, as the environment tells of them (the variables of its {@code lab.env}). */
public final class Lab {
  private Lab() {}

  public static boolean isThere() {
    return find("PATCHBAY_LAB_HOSTS").isPresent();
  }

  public static List<String> hosts() {
    return List.of(get("PATCHBAY_LAB_HOSTS").split(" "));
  }

  public static URI tls(String host) {
    return URI.create(get("PATCHBAY_LAB_" + host.toUpperCase(Locale.ROOT) + "_TLS"));
  }

  public static Path image() {
    return Path.of(get("PATCHBAY_LAB_IMAGE"));
  }

  public static String pki() {
    return get("PATCHBAY_LAB_PKI");
  }

  public static String machineType() {
    return get("PATCHBAY_LAB_MACHINE_TYPE").toUpperCase(Locale.ROOT);
  }

  /** The first three parts of the public range's addresses, as {@code 198.51.100}. */
  public static String publicStem() {
    String cidr = get("PATCHBAY_LAB_PUBLIC_CIDR");
    return cidr.substring(0, cidr.lastIndexOf('.'));
  }

  /** The public IPv6 range's addresses up to the double colon. */
  public static String publicStemSix() {
    String cidr = get("PATCHBAY_LAB_PUBLIC_CIDR6");
    return cidr.substring(0, cidr.indexOf("::"));
  }

  private static String get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
  }

  private static Optional<String> find(String name) {
    return Optional.ofNullable(System.getenv(name));
  }
}
