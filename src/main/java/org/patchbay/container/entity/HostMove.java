package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;

/** How far a container is to another host, and where it may have left something. */
@Embeddable
public class HostMove {
  UUID movingTo;
  String movingPool;
  boolean copied;
  boolean shares;
  boolean migrating;
  UUID remainsAt;
  String remainsPool;

  protected HostMove() {}

  static HostMove none() {
    return new HostMove();
  }

  void to(UUID host, String pool, boolean shared) {
    movingTo = host;
    movingPool = pool;
    shares = shared;
    copied = false;
  }

  /** Takes it back; what the other host has of it has to go. */
  void back() {
    remainsAt = movingTo;
    remainsPool = movingPool;
    movingTo = null;
    movingPool = null;
    copied = false;
  }

  /** It is there; what was left behind has to go. */
  void arrived(UUID from, String pool) {
    remainsAt = from;
    remainsPool = pool;
    movingTo = null;
    movingPool = null;
    copied = false;
    migrating = false;
  }

  void copied(boolean whole) {
    copied = whole;
  }

  void migrating(boolean underWay) {
    migrating = underWay;
  }

  void tidied() {
    remainsAt = null;
    remainsPool = null;
    shares = false;
    migrating = false;
  }

  /** Where it went, or was called back from, nothing is of any use. */
  void forget() {
    movingTo = null;
    movingPool = null;
    copied = false;
    tidied();
  }

  /** A host that may run its machine already: should it be started on another, it ran twice. */
  public Optional<UUID> mayBeAt() {
    return target().or(() -> migrating ? remains() : Optional.empty());
  }

  public Optional<String> mayBeInPool() {
    return targetPool().or(() -> migrating ? remainsPool() : Optional.empty());
  }

  public boolean isNone() {
    return movingTo == null && remainsAt == null;
  }

  /** Where it is to go; empty when it is to stay. */
  public Optional<UUID> target() {
    return Optional.ofNullable(movingTo);
  }

  /** The pool of that host in which its disks are to lie. */
  public Optional<String> targetPool() {
    return Optional.ofNullable(movingPool);
  }

  /** Its disks are on the host it goes to, to the end. */
  public boolean isCopied() {
    return copied;
  }

  /** The pool it goes to, or comes from, is the one it is in: its disks stay where they are. */
  public boolean shares() {
    return shares;
  }

  /** The hosts may be handing over its machine between them. */
  public boolean isMigrating() {
    return migrating;
  }

  /** A host on which something of it may be left that has to go. */
  public Optional<UUID> remains() {
    return Optional.ofNullable(remainsAt);
  }

  public Optional<String> remainsPool() {
    return Optional.ofNullable(remainsPool);
  }
}
