package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.isolation.entity.Evidence;
import org.patchbay.isolation.entity.Finding;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;
import org.patchbay.isolation.entity.Judgement;
import org.patchbay.isolation.entity.Member;
import org.patchbay.isolation.entity.Neighbourhood;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Checks one tenant, when somebody asks and when it is time, whichever instance has the turn. */
@ApplicationScoped
public class IsolationReconciler implements Reconciler {
  public static final String KIND = "isolation";

  /** What is found is looked at again before it counts: a node may just have gone, or come. */
  private static final int LOOKS = 3;

  @Inject IsolationChecks checks;
  @Inject Neighbourhoods neighbourhoods;
  @Inject OtherTenants others;
  @Inject Errands errands;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.every")
  Duration every;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.again-after")
  Duration againAfter;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID tenant) {
    Optional<IsolationCheck> open = checks.open();
    Duration left = open.isPresent() ? Duration.ZERO : untilTheNext();
    if (!left.isZero()) {
      return new Verdict.Wait(left);
    }
    UUID id = checks.begun(every).id();
    Outcome outcome = look();
    for (int look = 1;
        look < LOOKS && outcome.state().compareTo(IsolationState.SOUND) > 0;
        look++) {
      if (!pause()) {
        return new Verdict.Again();
      }
      outcome = look();
    }
    checks.end(id, outcome.state(), outcome.findings(), outcome.evidence());
    return new Verdict.Wait(every);
  }

  private Duration untilTheNext() {
    Instant now = clock.instant();
    return checks.latest(1).stream()
        .findFirst()
        .map(last -> Duration.between(now, last.askedAt().plus(every)))
        .filter(left -> !left.isNegative())
        .orElse(Duration.ZERO);
  }

  private boolean pause() {
    try {
      Thread.sleep(againAfter.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What one look came to. */
  private record Outcome(IsolationState state, List<Finding> findings, List<Evidence> evidence) {}

  private Outcome look() {
    Neighbourhood all = neighbourhoods.current();
    if (all.members().isEmpty()) {
      return new Outcome(IsolationState.EMPTY, List.of(), List.of());
    }
    Map<Member, Errands.Found> found = errands.run(all);
    var judgement =
        new Judgement(
            all,
            others.foreign(
                found.values().stream()
                    .flatMap(one -> one.reach().near().keySet().stream())
                    .collect(Collectors.toSet())));
    List<Finding> findings = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    found.forEach(
        (member, one) -> {
          findings.addAll(judgement.of(member, one.reach()));
          findings.addAll(
              one.differences()
                  .map(differences -> Judgement.of(member, differences))
                  .orElseGet(() -> unseen(member, one)));
          evidence.add(judgement.evidence(member, one.reach(), one.differences().isPresent()));
        });
    return new Outcome(Finding.state(findings), findings, evidence);
  }

  /** A host that does not answer is told of once. */
  private static List<Finding> unseen(Member member, Errands.Found one) {
    boolean told = one.reach().voice() == GuestReach.Voice.SILENT;
    return told
        ? List.of()
        : List.of(new Finding(Finding.Kind.SILENT, member.node(), member.hostName()));
  }
}
