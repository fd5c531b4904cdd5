package org.patchbay.probe.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.hypervisor.entity.GuestFile;

/** How a node is, from how its container is and what its probes say. Pure and total. */
public final class HealthPolicy {
  private HealthPolicy() {}

  /**
   * The state.
   *
   * @param files of its recipes, what the guest says of each; none once it has been well
   * @param patient it has not been well since it started, and its recipe still gives it time
   */
  public static Finding of(
      ContainerStatus container,
      List<ProbeResult> probes,
      Map<String, GuestFile> files,
      boolean patient) {
    return switch (container) {
      case UNKNOWN -> Finding.of(HealthState.UNKNOWN, Why.HOST_UNKNOWN);
      case PREPARING -> begun(patient, Why.PREPARING);
      case STARTING -> begun(patient, Why.STARTING);
      case STOPPING, STOPPED, FREE, UP, REMOVING -> Finding.of(HealthState.OFF, Why.STOPPED);
      case DOWN -> Finding.of(HealthState.ILL, Why.DOWN);
      case LOST -> Finding.of(HealthState.ILL, Why.HOST_LOST);
      case MISSING -> Finding.of(HealthState.ILL, Why.MISSING);
      case RUNNING -> installed(probes, files, patient);
    };
  }

  private static Finding begun(boolean patient, Why why) {
    return patient
        ? Finding.of(HealthState.INSTALLING, why)
        : Finding.of(HealthState.ILL, Why.LATE);
  }

  /** What answers before all is installed is not to be relied upon. */
  private static Finding installed(
      List<ProbeResult> probes, Map<String, GuestFile> files, boolean patient) {
    Optional<String> absent = first(files, GuestFile.ABSENT::equals);
    if (absent.isPresent()) {
      return about(patient ? HealthState.INSTALLING : HealthState.ILL, Why.UNFINISHED, absent);
    }
    Finding found = probed(probes, patient);
    Optional<String> untold = first(files, answer -> answer != GuestFile.THERE);
    return found.why() == Why.WELL && untold.isPresent()
        ? about(patient ? HealthState.INSTALLING : HealthState.UNKNOWN, Why.FINISH_UNTOLD, untold)
        : found;
  }

  private static Optional<String> first(Map<String, GuestFile> files, Predicate<GuestFile> which) {
    return files.entrySet().stream()
        .filter(file -> which.test(file.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static Finding about(HealthState state, Why why, Optional<String> file) {
    return new Finding(state, why, List.of(file.orElseThrow()));
  }

  private static Finding probed(List<ProbeResult> probes, boolean patient) {
    if (probes.isEmpty()) {
      return Finding.of(HealthState.UNKNOWN, Why.NOTHING_TO_ASK);
    }
    List<ProbeResult> failing = those(probes, Answer::fails);
    if (!failing.isEmpty()) {
      // A role that answers that it cannot serve is still there.
      boolean all = those(probes, a -> a == Answer.ANSWERED || a == Answer.TROUBLED).isEmpty();
      return because(patient ? HealthState.INSTALLING : notWell(all), failing);
    }
    List<ProbeResult> unknown = those(probes, Answer::unknown);
    return unknown.isEmpty()
        ? Finding.of(HealthState.WELL, Why.WELL)
        : because(patient ? HealthState.INSTALLING : HealthState.UNKNOWN, unknown);
  }

  private static HealthState notWell(boolean all) {
    return all ? HealthState.ILL : HealthState.DEGRADED;
  }

  private static List<ProbeResult> those(List<ProbeResult> probes, Predicate<Answer> which) {
    return probes.stream().filter(probe -> which.test(probe.answer())).toList();
  }

  private static Finding because(HealthState state, List<ProbeResult> probes) {
    ProbeResult first = probes.get(0);
    return new Finding(
        state,
        Why.valueOf(first.answer().name()),
        List.of(first.role(), first.where(), first.words(), String.valueOf(probes.size() - 1)));
  }
}
