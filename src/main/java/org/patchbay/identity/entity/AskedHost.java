package org.patchbay.identity.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which host name a browser asked for. What stands in {@code X-Forwarded-Host} is believed when a
 * trusted proxy says it, and of several names the last: that proxy added it itself. Pure.
 */
public final class AskedHost {
  private AskedHost() {}

  /**
   * The name, in lower case, without port and final dot; nobody vouches for it.
   *
   * @param peer who opened the connection
   * @param host of the request itself
   * @param forwarded the values of {@code X-Forwarded-Host}, in the order of the headers
   * @param proxies trusted ranges with a comma between
   */
  public static String of(String peer, String host, Collection<String> forwarded, String proxies) {
    List<String> told =
        forwarded.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    boolean believed = !told.isEmpty() && ClientAddress.isTrusted(peer, proxies);
    return name(believed ? told.get(told.size() - 1) : host);
  }

  private static String name(String host) {
    return host == null
        ? ""
        : host.replaceFirst(":\\d*$", "").replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
