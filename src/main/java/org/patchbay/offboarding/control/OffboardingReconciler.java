package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.SegmentUses;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.entity.Segment;
import org.patchbay.offboarding.entity.OffboardingPlan;
import org.patchbay.offboarding.entity.OffboardingStep;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.Tenant;

/** Brings a tenant that leaves to its end, one step a turn, by what is left of it. */
@ApplicationScoped
public class OffboardingReconciler implements Reconciler {
  public static final String KIND = "offboarding";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Inject Tenants tenants;
  @Inject Remnants remnants;
  @Inject Departure departure;
  @Inject Retirement retirement;
  @Inject ContainerLife life;
  @Inject Holdings holdings;
  @Inject SegmentUses segments;
  @Inject Clock clock;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Tenant tenant = tenants.get(id);
    Optional<Leave> leave = tenant.leave();
    return leave.isEmpty() ? new Verdict.Gone() : turn(tenant, leave.get());
  }

  private Verdict turn(Tenant tenant, Leave leave) {
    UUID id = tenant.id();
    OffboardingStep step =
        OffboardingPlan.next(leave.state(), leave.hasRested(clock.instant()), remnants.of(tenant));
    switch (step) {
      case BEGIN -> departure.begin(id);
      case RETIRE -> retire();
      case GIVE_BACK_ADDRESSES -> remnants.addresses().forEach(holdings::giveBack);
      case GIVE_BACK_SEGMENTS -> {
        return giveBackSegments();
      }
      case END_RIGHTS -> departure.endRights(id);
      case CLOSE -> departure.close(id);
      case REST, AWAIT_MACHINES, AWAIT_ORGANIZATION, NONE -> {
        return pause(step, leave);
      }
    }
    return new Verdict.Again();
  }

  private Verdict pause(OffboardingStep step, Leave leave) {
    return switch (step) {
      case REST -> new Verdict.Wait(rest(leave));
      case NONE -> new Verdict.Gone();
      default -> new Verdict.Wait(BETWEEN_LOOKS);
    };
  }

  private Duration rest(Leave leave) {
    return Duration.between(clock.instant(), leave.restsUntil()).plusMillis(1);
  }

  /** By the ways on which its people would have: each is an operation of its own. */
  private void retire() {
    remnants
        .unaskedCluster()
        .ifPresentOrElse(
            retirement::retire, () -> remnants.unaskedContainer().ifPresent(life::retireFree));
  }

  /** A number that somebody may still speak under on a lost host is not given back yet. */
  private Verdict giveBackSegments() {
    boolean lingering = false;
    for (Segment segment : remnants.segments()) {
      lingering |= !isGivenBack(segment.id());
    }
    return lingering ? new Verdict.Wait(BETWEEN_LOOKS) : new Verdict.Again();
  }

  private boolean isGivenBack(int segment) {
    try {
      segments.giveBack(segment);
      return true;
    } catch (Fault fault) {
      if (fault.code() != FaultCode.SEGMENT_LINGERS) {
        throw fault;
      }
      return false;
    }
  }
}
