package org.patchbay.fault.entity;

import static org.patchbay.fault.entity.FaultKind.BUG;
import static org.patchbay.fault.entity.FaultKind.CONFLICT;
import static org.patchbay.fault.entity.FaultKind.FORBIDDEN;
import static org.patchbay.fault.entity.FaultKind.INVALID;
import static org.patchbay.fault.entity.FaultKind.NOT_FOUND;
import static org.patchbay.fault.entity.FaultKind.NO_CAPACITY;
import static org.patchbay.fault.entity.FaultKind.QUOTA;
import static org.patchbay.fault.entity.FaultKind.REFUSED;
import static org.patchbay.fault.entity.FaultKind.UNCONFIRMED;
import static org.patchbay.fault.entity.FaultKind.UNREACHABLE;

import java.util.Locale;

/**
 * Every fault the product knows. The message key is {@code fault.<CODE>}, the documented problem
 * type {@code /problems/<code-in-kebab-case>}.
 */
public enum FaultCode {
  NO_SUCH_THING(NOT_FOUND),
  INVALID_INPUT(INVALID),
  NAME_TAKEN(CONFLICT),
  NOT_ALLOWED(FORBIDDEN),
  STEP_UP_NEEDED(UNCONFIRMED),
  TOKEN_MAY_NOT_DESTROY(FORBIDDEN),
  CSRF_TOKEN_MISSING(FORBIDDEN),
  CHANGED_MEANWHILE(CONFLICT),
  PLAN_OUTDATED(CONFLICT),
  CONFIRMATION_MISSING(CONFLICT),
  STILL_IN_USE(CONFLICT),
  ROLE_HELD(CONFLICT),
  IMAGE_USED(CONFLICT),
  SEGMENT_USED(CONFLICT),
  SEGMENT_LINGERS(CONFLICT),
  BEING_RETIRED(CONFLICT),
  NOT_CANCELLABLE(CONFLICT),
  IDEMPOTENCY_KEY_REUSED(INVALID),
  RULE_VIOLATED(INVALID),
  QUOTA_EXCEEDED(QUOTA),
  CLUSTER_CAP(QUOTA),
  QUOTA_ASKED(CONFLICT),
  HELP_ASKED(CONFLICT),
  HELP_DECIDED(CONFLICT),
  HELP_ENDED(CONFLICT),
  GLASS_BROKEN(CONFLICT),
  ALREADY_DECIDED(CONFLICT),
  NO_HOST_FITS(NO_CAPACITY),
  HOST_FULL(NO_CAPACITY),
  NO_ADDRESS_FREE(NO_CAPACITY),
  NO_SEGMENT_FREE(NO_CAPACITY),
  HOST_UNREACHABLE(UNREACHABLE),
  HOST_TIMEOUT(UNREACHABLE),
  HOST_LOST(UNREACHABLE),
  HOST_ANSWERS(CONFLICT),
  NOTHING_LOST(CONFLICT),
  HOST_BUSY(UNREACHABLE),
  NOTHING_FAILED(CONFLICT),
  HOST_CERTIFICATE_REFUSED(INVALID),
  HOST_LOGIN_REFUSED(INVALID),
  HOST_ALREADY_REGISTERED(CONFLICT),
  HOST_URI_UNSUPPORTED(INVALID),
  HOST_NOT_PREPARED(REFUSED),
  HYPERVISOR_REFUSED(REFUSED),
  POOL_FULL(REFUSED),
  NOT_OUR_MACHINE(REFUSED),
  IMAGE_UNUSABLE(INVALID),
  IMAGE_MISSING(REFUSED),
  IMAGE_LOST(NO_CAPACITY),
  DISK_LOST(CONFLICT),
  CONTAINER_FREE(CONFLICT),
  NO_DATA_DISK(CONFLICT),
  DISK_BUSY(CONFLICT),
  SNAPSHOT_BUSY(CONFLICT),
  SNAPSHOT_ELSEWHERE(CONFLICT),
  NO_ROOM_TO_RESTORE(NO_CAPACITY),
  NODE_MOVES(CONFLICT),
  IDENTITY_UNREACHABLE(UNREACHABLE),
  LOGIN_INCOMPLETE(INVALID),
  IDENTITY_REFUSED(REFUSED),
  LAST_OWNER(CONFLICT),
  TENANT_SUSPENDED(FORBIDDEN),
  TENANT_LEAVES(FORBIDDEN),
  TENANT_RETIRED(CONFLICT),
  NOT_YET_JOINED(CONFLICT),
  INTERNAL(BUG);

  private final FaultKind kind;

  FaultCode(FaultKind kind) {
    this.kind = kind;
  }

  public FaultKind kind() {
    return kind;
  }

  /** The last segment of the problem type, as {@code no-such-thing}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
