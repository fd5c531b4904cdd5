package org.patchbay.hypervisor.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What of ours carries or guards traffic on a host.
 *
 * @param running our machines that run: only of those are there cards
 * @param guards false when the host has no guards at all
 */
public record HostFixtures(Set<UUID> running, List<Fixture> found, boolean guards) {
  private static final int BYTES = 12;

  public HostFixtures {
    running = Set.copyOf(running);
    found = List.copyOf(found);
  }

  /** A fingerprint: equal findings, equal prints. */
  public String print() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      found.stream()
          .map(Fixture::text)
          .sorted()
          .forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
      digest.update((byte) (guards ? 1 : 0));
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
