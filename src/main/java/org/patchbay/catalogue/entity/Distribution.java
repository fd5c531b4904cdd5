package org.patchbay.catalogue.entity;

import java.util.Optional;

/**
 * An operating system that a version runs on.
 *
 * @param os as images name it: {@code rhel}, {@code centos}, {@code almalinux}, {@code
 *     patchbay-lab}
 * @param version a line, as {@code 7} or {@code 7.1}; every release of it is accepted; empty
 *     accepts all
 * @param from the oldest release of the line that is accepted
 * @param lab the product's own lab image: no VoipNow runs there
 */
public record Distribution(
    String os,
    String title,
    Optional<String> version,
    Optional<String> from,
    String arch,
    boolean lab,
    Basis basis) {
  public boolean accepts(OperatingSystem system) {
    return os.equalsIgnoreCase(system.os())
        && arch.equals(system.arch())
        && version.map(line -> inLine(line, system.version())).orElse(true)
        && from.map(oldest -> Versions.ORDER.compare(system.version(), oldest) >= 0).orElse(true);
  }

  private static boolean inLine(String line, String release) {
    return release.equals(line) || release.startsWith(line + ".");
  }

  /** For people, as {@code AlmaLinux 8 (≥ 8.5)}, which is so in each language. */
  public String label() {
    return title
        + version.map(line -> " " + line).orElse("")
        + from.map(oldest -> " (≥ " + oldest + ")").orElse("");
  }
}
