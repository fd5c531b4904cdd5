package org.patchbay.hypervisor.edge.libvirt.connection;

import org.libvirt.Error;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.virError;

/** A call of {@link Calls} failed; the binding's own exception can't be made from outside it. */
final class CallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Error error;

  CallFailed(String message, Error error) {
    super(message);
    this.error = error;
  }

  /** What went wrong in the call that this thread has just made. */
  static CallFailed last() {
    virError last = Libvirt.INSTANCE.virGetLastError();
    if (last == null) {
      return new CallFailed("an error without words", null);
    }
    var error = new Error(last);
    return new CallFailed(error.getMessage(), error);
  }

  Error error() {
    return error;
  }
}
