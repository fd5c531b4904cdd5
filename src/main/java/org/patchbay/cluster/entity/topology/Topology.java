package org.patchbay.cluster.entity.topology;

import java.util.Comparator;
import java.util.List;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** Checks a cluster against every rule. */
public final class Topology {
  private Topology() {}

  /**
   * Every violation, errors first, then by rule and object.
   *
   * @param draft what is, or what would come out of the change
   * @param catalogue of the draft's version
   */
  public static List<Violation> check(
      ClusterDraft draft, VersionCatalogue catalogue, CheckOptions options) {
    Findings findings = new Findings(options);
    new NetworkRules(draft, catalogue, findings).check();
    new AddressRules(draft, options.surroundings(), findings).check();
    new RoleRules(draft, catalogue, options.activating(), findings).check();
    new AssignmentRules(draft, catalogue, findings).check();
    options.change().ifPresent(change -> new LossRule(draft, catalogue, findings).check(change));
    new StorageRules(draft, catalogue, findings).check();
    new PlatformRules(draft, catalogue, findings).check();
    new AffinityRule(draft, catalogue, findings).check();
    return findings.all().stream()
        .sorted(
            Comparator.comparing(Violation::level)
                .thenComparing(Violation::rule)
                .thenComparing(Violation::object))
        .toList();
  }

  /**
   * What stops working by a change: rule R7 alone.
   *
   * @param draft what comes out of the change
   */
  public static List<Violation> losses(
      ClusterDraft draft, VersionCatalogue catalogue, Change change) {
    Findings findings = new Findings(CheckOptions.DRAFTING);
    new LossRule(draft, catalogue, findings).check(change);
    return findings.all();
  }

  /** True when nothing forbids it; warnings may remain. */
  public static boolean allowed(List<Violation> violations) {
    return violations.stream().noneMatch(violation -> violation.level() == Level.E);
  }
}
