package org.patchbay.isolation.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.patchbay.container.control.InForce;
import org.patchbay.container.entity.Difference;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.isolation.entity.Member;
import org.patchbay.isolation.entity.Neighbourhood;
import org.patchbay.reconcile.control.Workplace;
import org.patchbay.tenant.control.TenantScope;

/** Sends guests on their errands, some at a time, and asks their hosts what is in force. */
@ApplicationScoped
class Errands {
  private static final int AT_ONCE = 8;

  @Inject Hypervisors hypervisors;
  @Inject InForce inForce;
  @Inject Workplace workplace;

  private ExecutorService threads;

  /**
   * What came of one.
   *
   * @param differences empty where the host did not answer
   */
  record Found(GuestReach reach, Optional<List<Difference>> differences) {
    private static final Found NOTHING =
        new Found(GuestReach.of(GuestReach.Voice.SILENT), Optional.empty());
  }

  @PostConstruct
  void start() {
    threads = Executors.newFixedThreadPool(AT_ONCE, workplace.threads());
  }

  /** In the members' order; ends when each call to a host has, which is bounded. */
  Map<Member, Found> run(Neighbourhood all) {
    Map<Member, Future<Found>> begun = new LinkedHashMap<>();
    var tenant = TenantScope.current();
    for (Member member : all.members()) {
      begun.put(
          member, threads.submit(() -> TenantScope.within(tenant, () -> inside(all, member))));
    }
    Map<Member, Found> found = new LinkedHashMap<>();
    begun.forEach((member, future) -> found.put(member, await(future)));
    return found;
  }

  private Found inside(Neighbourhood all, Member member) {
    AtomicReference<Found> found = new AtomicReference<>(Found.NOTHING);
    workplace.inside(() -> found.set(new Found(reach(all, member), differences(member))));
    return found.get();
  }

  private GuestReach reach(Neighbourhood all, Member member) {
    try {
      return hypervisors
          .of(member.host())
          .reach(member.host(), member.machine(), all.errand(member));
    } catch (Fault fault) {
      return GuestReach.of(GuestReach.Voice.SILENT);
    }
  }

  private Optional<List<Difference>> differences(Member member) {
    try {
      return Optional.of(inForce.differences(member.machine().machine()));
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  private static Found await(Future<Found> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Found.NOTHING;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
