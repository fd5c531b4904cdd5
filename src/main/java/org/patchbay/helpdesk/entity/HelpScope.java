package org.patchbay.helpdesk.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.identity.entity.HelpDeed;

/**
 * What may be done, to what, for how long: as it is asked for, granted, or given in advance.
 *
 * @param cluster name; null or blank for the whole tenant
 * @param deeds names of {@link HelpDeed}
 * @param minutes from 5 to 480
 */
public record HelpScope(String cluster, List<String> deeds, Integer minutes) {
  public static final int FEWEST = 5;
  public static final int MOST = 480;

  public HelpScope {
    cluster = HelpText.stripped(cluster);
    deeds = deeds == null ? List.of() : new ArrayList<>(deeds);
  }

  /** With what a request asks for where this says nothing. */
  HelpScope or(HelpRequest request) {
    return new HelpScope(
        cluster,
        deeds.isEmpty() ? request.deeds().stream().map(HelpDeed::name).toList() : deeds,
        minutes == null ? Integer.valueOf(request.minutes()) : minutes);
  }

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    HelpText.problem(!deeds.isEmpty() && known(), "deeds", "helpdesk.deeds.invalid")
        .ifPresent(problems::add);
    boolean bounded = minutes != null && minutes >= FEWEST && minutes <= MOST;
    HelpText.problem(bounded, "minutes", "helpdesk.minutes.invalid", FEWEST, MOST)
        .ifPresent(problems::add);
    return problems;
  }

  private boolean known() {
    return deeds.stream()
        .allMatch(name -> Arrays.stream(HelpDeed.values()).anyMatch(d -> d.name().equals(name)));
  }

  /** Of a scope without problems. */
  public Set<HelpDeed> allowed() {
    Set<HelpDeed> allowed = EnumSet.noneOf(HelpDeed.class);
    deeds.forEach(name -> allowed.add(HelpDeed.valueOf(name)));
    return allowed;
  }
}
