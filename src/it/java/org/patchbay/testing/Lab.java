package org.patchbay.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

  /** Without encryption, as another way to the same host. */
  public static URI tcp(String host) {
    return URI.create(get("PATCHBAY_LAB_" + host.toUpperCase(Locale.ROOT) + "_TCP"));
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

  /** Name of the pool that all hosts have. */
  public static String sharedPool() {
    return get("PATCHBAY_LAB_SHARED_POOL");
  }

  /** The folder of a host's pool, as this machine sees it; {@code PATCHBAY_LAB} must be set. */
  public static Path pool(String host) {
    return Path.of(get("PATCHBAY_LAB"), host, "var", "images", "patchbay");
  }

  /** What virsh says of a host, which it reaches as the portal does. */
  public static String virsh(String host, List<String> command) {
    String uri = tls(host) + "?pkipath=" + pki();
    try {
      Process virsh =
          new ProcessBuilder(
                  Stream.concat(Stream.of("virsh", "-q", "-c", uri), command.stream()).toList())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(virsh.getInputStream().readAllBytes());
      if (!virsh.waitFor(60, TimeUnit.SECONDS) || virsh.exitValue() != 0) {
        throw new IllegalStateException("virsh " + command + " at " + host + " failed");
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
  }

  private static Optional<String> find(String name) {
    return Optional.ofNullable(System.getenv(name));
  }
}
