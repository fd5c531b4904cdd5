package org.patchbay.network.entity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.FieldProblem;

/** Ranges of version 6 that are routed nowhere (RFC 4193). */
public final class UniqueLocal {
  public static final String FIELD = "ipv6";
  public static final int PREFIX = 64;

  private static final Subnet ALL = Subnet.parse("fd00::/8");

  /** Seconds from the epoch of NTP to that of Unix. */
  private static final long NTP = 2_208_988_800L;

  private static final int GLOBAL_ID = 5;
  private static final int ADDRESS = 16;

  private UniqueLocal() {}

  /**
   * One that hardly anybody else has, made as section 3.2.2 says.
   *
   * @param machine 64 bits that stand for who makes it; they may be random
   */
  public static Subnet of(Instant now, long machine) {
    long fraction = ((long) now.getNano() << 32) / 1_000_000_000L;
    byte[] key =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putInt((int) (now.getEpochSecond() + NTP))
            .putInt((int) fraction)
            .putLong(machine)
            .array();
    byte[] digest = sha1(key);
    byte[] prefix = new byte[ADDRESS];
    prefix[0] = (byte) 0xfd;
    System.arraycopy(digest, digest.length - GLOBAL_ID, prefix, 1, GLOBAL_ID);
    return new Subnet(Ip.at(new BigInteger(1, prefix), ADDRESS), PREFIX);
  }

  private static byte[] sha1(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one that somebody chose; empty where none is wanted, or where it is wrong. */
  public static Optional<Subnet> read(
      String text, List<Segment> others, List<FieldProblem> problems) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<Subnet> range = Subnet.tryParse(text.strip());
    Optional<FieldProblem> wrong = wrong(text, range, others);
    wrong.ifPresent(problems::add);
    return wrong.isPresent() ? Optional.empty() : range;
  }

  private static Optional<FieldProblem> wrong(
      String text, Optional<Subnet> range, List<Segment> others) {
    if (range.isEmpty() || !Ip.isSix(range.get().network())) {
      return Optional.of(problem("invalid", text));
    }
    if (!ALL.contains(range.get())) {
      return Optional.of(problem("public", range.get()));
    }
    return range.get().prefix() != PREFIX
        ? Optional.of(problem("size", range.get()))
        : others.stream()
            .filter(other -> other.cidr6().filter(range.get()::equals).isPresent())
            .findFirst()
            .map(other -> problem("overlap", range.get(), other.name()));
  }

  private static FieldProblem problem(String what, Object... parameters) {
    List<Object> shown = Arrays.stream(parameters).<Object>map(String::valueOf).toList();
    return new FieldProblem(FIELD, "network.ipv6." + what, shown);
  }
}
