package org.patchbay.host.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.patchbay.fault.entity.FaultCode;

/** Whether a host answers, and what an administrator says of one that does not. */
@Embeddable
public class Reach {
  boolean reachable;

  @Enumerated(EnumType.STRING)
  FaultCode faultCode;

  String faultText;
  Instant faultSince;
  Instant lostAt;
  Instant foundAt;

  protected Reach() {}

  void answered() {
    reachable = true;
    faultCode = null;
    faultText = null;
    faultSince = null;
  }

  void failed(FaultCode code, String words, Instant at) {
    reachable = false;
    if (faultCode != code) {
      faultSince = at;
    }
    faultCode = code;
    faultText = words;
  }

  void lost(Instant at) {
    lostAt = at;
    foundAt = null;
  }

  /**
   * It is there again.
   *
   * @param clean it has nothing that it must not have any more
   */
  void found(boolean clean, Instant at) {
    if (clean) {
      lostAt = null;
      foundAt = null;
    } else if (lostAt != null) {
      foundAt = at;
    }
  }

  /** Said to be lost, and that was not taken back. */
  boolean isLost() {
    return lostAt != null && foundAt == null;
  }

  /** Empty while nobody said anything, or it was found and does not answer or is tidied up. */
  Optional<HostStatus> said() {
    if (lostAt == null) {
      return Optional.empty();
    }
    if (isLost()) {
      return Optional.of(HostStatus.LOST);
    }
    return reachable ? Optional.of(HostStatus.TIDYING) : Optional.empty();
  }
}
