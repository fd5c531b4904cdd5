package org.patchbay.hypervisor.edge.simulated;

/** The calls to a host, as faults are injected into them. */
public enum Call {
  INSPECT(false),
  OBSERVE(false),
  FIXTURES(false),
  LOOK(false),
  JOIN_SEGMENT(true),
  LEAVE_SEGMENT(true),
  JOIN_PUBLIC(true),
  LEAVE_PUBLIC(true),
  HAS_VOLUME(false),
  UPLOAD(true),
  CREATE_DISK(true),
  CREATE_DATA_DISK(true),
  COPY_DISK(true),
  BACK_UP(true),
  SIZE_OF(false),
  DOWNLOAD(false),
  POOL_MARK(true),
  FORGET_VOLUME(true),
  DEFINE(true),
  GUARD(true),
  RESIZE(true),
  PLUG(true),
  POWER(true),
  MIGRATE(true),
  FORGET(true),
  AGENT_ANSWERS(false),
  LISTENING(false),
  REACH(false),
  PLUGS(false),
  FILE(false),
  PUT(true),
  CONSOLE(false);

  private final boolean changes;

  Call(boolean changes) {
    this.changes = changes;
  }

  /** True when it writes to a pool. */
  boolean takesRoom() {
    return this == UPLOAD
        || this == CREATE_DISK
        || this == CREATE_DATA_DISK
        || this == COPY_DISK
        || this == BACK_UP;
  }

  /** True when it may change the host. */
  boolean changes() {
    return changes;
  }
}
