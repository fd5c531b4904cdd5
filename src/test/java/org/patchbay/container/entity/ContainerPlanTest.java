package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

class ContainerPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(60);

  /**
   * Columns: d disk, s seed, b backing, n networks, a asSpecified, x no data disk; a dash where it
   * is missing.
   */
  @ParameterizedTest(name = "wanted {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    // from nothing to running
    "ON,  ABSENT,  -----, AWAIT_IMAGE",
    "ON,  ABSENT,  --b--, MAKE_DISK",
    "ON,  ABSENT,  d-b--, JOIN_NETWORKS",
    "ON,  ABSENT,  d-bn-, WRITE_SEED",
    "ON,  ABSENT,  dsbn-, DEFINE",
    "ON,  OFF,     dsbna, START",
    "ON,  RUNNING, dsbna, AWAIT_AGENT",
    // what was lost on the way is made again
    "ON,  OFF,     dsb-a, JOIN_NETWORKS",
    "ON,  RUNNING, dsb-a, JOIN_NETWORKS",
    "ON,  OFF,     d-bna, WRITE_SEED",
    "ON,  OFF,     dsbn-, DEFINE",
    "ON,  CRASHED, dsbna, START",
    "ON,  PAUSED,  dsbna, START",
    // an image that left the host does not matter once the disk is there
    "ON,  OFF,     ds-na, START",
    // a running machine is not redefined under its guest
    "ON,  RUNNING, dsbn-, AWAIT_AGENT",
    "ON,  STOPPING,dsbna, AWAIT_STOP",
    // wanted off
    "OFF, OFF,     dsbna, NOTHING",
    "OFF, CRASHED, dsbna, NOTHING",
    "OFF, ABSENT,  --b--, MAKE_DISK",
    "OFF, RUNNING, dsbna, ASK_STOP",
    "OFF, PAUSED,  dsbna, ASK_STOP",
    "OFF, STOPPING,dsbna, ASK_STOP",
  })
  void theNextStepFollowsFromWishAndSight(
      Power power, MachineState state, String has, ContainerStep next) {
    assertThat(next(wish(power), sight(state, has))).isEqualTo(next);
  }

  @ParameterizedTest(name = "another guard, wanted {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "ON,  RUNNING, dsbna, GUARD",
    "ON,  RUNNING, dsbn-, GUARD",
    "ON,  STOPPING,dsbna, GUARD",
    "ON,  OFF,     dsbna, GUARD",
    "ON,  OFF,     d-b-a, GUARD",
    "OFF, RUNNING, dsbna, GUARD",
    "OFF, OFF,     dsbna, GUARD",
  })
  void whatGuardsItComesFirstWhateverItsGuestDoes(
      Power power, MachineState state, String has, ContainerStep next) {
    MachineSighting seen = sight(state, has).unguarded();
    assertThat(next(wish(power), seen)).isEqualTo(next);
    assertThat(next(wish(power).whenHeld(), seen)).isEqualTo(next);
    assertThat(next(wish(power).whenReseeding(), seen)).isEqualTo(next);
  }

  @Test
  void whatGoesIsNotGuardedAnew() {
    MachineSighting seen = sight(MachineState.RUNNING, "dsbna").unguarded();
    assertThat(next(wish(Power.ON).whenWiping(), seen)).isEqualTo(ContainerStep.FORGET_MACHINE);
    assertThat(next(wish(Power.OFF).whenSpare(false), seen)).isEqualTo(ContainerStep.ASK_STOP);
  }

  @ParameterizedTest(name = "retiring, seen {0} with {1} -> {2}")
  @CsvSource({
    "RUNNING, dsbna, FORGET_MACHINE",
    "OFF,     dsbna, FORGET_MACHINE",
    "ABSENT,  dsbn-, FORGET_VOLUMES",
    "ABSENT,  d----, FORGET_VOLUMES",
    "ABSENT,  -s---, FORGET_VOLUMES",
    "ABSENT,  --bn-, RELEASE",
  })
  void aRetiringContainerGivesBackTheLastThingFirst(
      MachineState state, String has, ContainerStep next) {
    var wish = new ContainerWish(Power.ON, true, false, false, true, true, Optional.empty());
    assertThat(next(wish, sight(state, has))).isEqualTo(next);
  }

  @ParameterizedTest(name = "told anew, wanted {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "ON,  RUNNING, dsbna, ASK_STOP",
    "ON,  OFF,     dsbna, FORGET_SEED",
    "OFF, OFF,     dsbna, FORGET_SEED",
    "ON,  OFF,     d-bna, WRITE_SEED",
    "ON,  ABSENT,  d-bn-, WRITE_SEED",
    "OFF, RUNNING, dsbna, ASK_STOP",
  })
  void aGuestThatIsToBeToldSomethingElseIsStoppedAndItsSeedWrittenAgain(
      Power power, MachineState state, String has, ContainerStep next) {
    var wish = new ContainerWish(power, false, false, true, true, true, Optional.empty());
    assertThat(next(wish.whenReseeding(), sight(state, has))).isEqualTo(next);
  }

  /** {@code p}: not plugged in as specified; {@code u}: its seed tells of other interfaces. */
  @ParameterizedTest(name = "plugged in otherwise, wanted {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "ON,  RUNNING, dsbnap,  PLUG",
    "ON,  RUNNING, dsbn-pu, PLUG",
    "ON,  RUNNING, dsbn-u,  DEFINE",
    "ON,  RUNNING, dsbnau,  TELL",
    "ON,  RUNNING, dsbna,   NOTHING",
    "ON,  OFF,     dsbnau,  WRITE_SEED",
    "ON,  OFF,     dsbna,   START",
    "OFF, OFF,     dsbnau,  WRITE_SEED",
    "OFF, RUNNING, dsbnapu, ASK_STOP",
  })
  void interfacesChangeUnderTheGuestAndItIsToldWithoutARestart(
      Power power, MachineState state, String has, ContainerStep next) {
    var wish = new ContainerWish(power, false, false, true, true, true, Optional.empty());
    assertThat(ContainerPlan.next(wish, sight(state, has), has.contains("u"), GRACE, NOW))
        .isEqualTo(next);
  }

  @ParameterizedTest(name = "held, wanted {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "ON,  ABSENT,  --b--, MAKE_DISK",
    "ON,  OFF,     dsbn-, DEFINE",
    "ON,  OFF,     dsbna, AWAIT_TURN",
    "ON,  CRASHED, dsbna, AWAIT_TURN",
    "ON,  RUNNING, dsbna, AWAIT_AGENT",
    "OFF, RUNNING, dsbna, AWAIT_TURN",
    "OFF, OFF,     dsbna, NOTHING",
  })
  void oneThatIsHeldIsMadeReadyButNeitherStartedNorStopped(
      Power power, MachineState state, String has, ContainerStep next) {
    assertThat(next(wish(power).whenHeld(), sight(state, has))).isEqualTo(next);
  }

  @ParameterizedTest(name = "to be made anew, seen {0} with {1} -> {2}")
  @CsvSource({
    "RUNNING, dsbna, FORGET_MACHINE",
    "ABSENT,  d-bn-, FORGET_VOLUMES",
    "ABSENT,  --bn-, BEGIN_ANEW",
  })
  void whatIsMadeAnewFirstGoesAltogether(MachineState state, String has, ContainerStep next) {
    assertThat(next(wish(Power.ON).whenWiping(), sight(state, has))).isEqualTo(next);
  }

  @ParameterizedTest(name = "data disk {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "NEW,    ABSENT,  d-bnx,  MAKE_DATA_DISK",
    "COMING, ABSENT,  d-bnx,  AWAIT_DATA",
    "MADE,   OFF,     dsbnax, REPORT_LOSS",
    "FORGONE, ABSENT, d-bnx,  MAKE_DATA_DISK",
    "FORGONE, ABSENT, d-bn,   WRITE_SEED",
    "NEW,    ABSENT,  d-bn,   WRITE_SEED",
    "COMING, ABSENT,  d-bn,   WRITE_SEED",
    "MADE,   OFF,     dsbna,  START",
    "MADE,   RUNNING, dsbnax, AWAIT_AGENT",
    "NONE,   ABSENT,  d-bnx,  WRITE_SEED",
    "NEW,    ABSENT,  --bnx,  MAKE_DISK",
  })
  void aDataDiskIsMadeOnceAwaitedOrMissed(
      DataWish data, MachineState state, String has, ContainerStep next) {
    assertThat(next(wish(Power.ON).whenData(data), sight(state, has))).isEqualTo(next);
  }

  @ParameterizedTest(name = "spare, vacant {0}, seen {1} with {2} -> {3}")
  @CsvSource({
    "false, RUNNING,  dsbna, ASK_STOP",
    "false, PAUSED,   dsbna, ASK_STOP",
    "false, OFF,      dsbna, FORGET_MACHINE",
    "false, CRASHED,  dsbna, FORGET_MACHINE",
    "false, ABSENT,   dsbn-, FORGET_SEED",
    "false, ABSENT,   d-bn-, VACATE",
    "false, ABSENT,   d----, VACATE",
    "false, ABSENT,   --b--, MAKE_DISK",
    "false, ABSENT,   -----, AWAIT_IMAGE",
    "true,  ABSENT,   d-b--, NOTHING",
    "true,  OFF,      dsbna, FORGET_MACHINE",
    "true,  RUNNING,  dsbna, ASK_STOP",
  })
  void aSpareContainerHasNoMachineAndNoSeed(
      boolean vacant, MachineState state, String has, ContainerStep next) {
    assertThat(next(wish(Power.OFF).whenSpare(vacant), sight(state, has))).isEqualTo(next);
    assertThat(next(wish(Power.OFF).whenHeld().whenSpare(vacant), sight(state, has)))
        .as("whoever else marches")
        .isEqualTo(next);
  }

  @Test
  void aGuestThatDoesNotShutDownIsCutAfterItsGraceAndNotBefore() {
    assertThat(stoppingSince(NOW.minusSeconds(59))).isEqualTo(ContainerStep.AWAIT_STOP);
    assertThat(stoppingSince(NOW.minusSeconds(60))).isEqualTo(ContainerStep.CUT);
    assertThat(stoppingSince(Instant.EPOCH)).isEqualTo(ContainerStep.CUT);
  }

  private static ContainerStep stoppingSince(Instant asked) {
    var wish = new ContainerWish(Power.OFF, false, false, true, true, true, Optional.of(asked));
    return next(wish, sight(MachineState.RUNNING, "dsbna"));
  }

  @Test
  void aLostDiskIsReportedAndNeverReplacedByAnEmptyOne() {
    var wish = new ContainerWish(Power.ON, false, false, false, true, true, Optional.empty());
    assertThat(next(wish, sight(MachineState.OFF, "-sbna"))).isEqualTo(ContainerStep.REPORT_LOSS);
  }

  @Test
  void aReadyContainerNeedsNothingUntilARestartIsWished() {
    var ready = new ContainerWish(Power.ON, false, false, true, true, true, Optional.empty());
    var due = new ContainerWish(Power.ON, false, true, true, true, true, Optional.empty());
    var running = sight(MachineState.RUNNING, "dsbna");
    assertThat(next(ready, running)).isEqualTo(ContainerStep.NOTHING);
    assertThat(next(due, running)).isEqualTo(ContainerStep.REBOOT);
  }

  @Test
  void everyCombinationHasANextStep() {
    wishes()
        .flatMap(wish -> sights().map(seen -> next(wish, seen)))
        .forEach(step -> assertThat(step).isNotNull());
  }

  @Test
  void theStatusIsTotalToo() {
    wishes()
        .flatMap(
            wish ->
                Arrays.stream(MachineState.values()).map(s -> ContainerStatus.of(wish, s, true)))
        .forEach(status -> assertThat(status).isNotNull());
  }

  @Test
  void knowledgeFromAHostThatDoesNotAnswerIsUnknownAndNotFailed() {
    assertThat(ContainerStatus.of(wish(Power.ON), MachineState.RUNNING, false))
        .isEqualTo(ContainerStatus.UNKNOWN);
  }

  @ParameterizedTest(name = "wanted {0}, ready {1}, once ready {2}, seen {3} -> {4}")
  @CsvSource({
    "ON,  false, false, ABSENT,  PREPARING",
    "ON,  false, false, OFF,     PREPARING",
    "ON,  false, false, RUNNING, STARTING",
    "ON,  false, false, CRASHED, DOWN",
    "ON,  false, true,  ABSENT,  MISSING",
    "ON,  false, true,  RUNNING, STARTING",
    "ON,  true,  true,  RUNNING, RUNNING",
    "ON,  false, true,  OFF,     DOWN",
    "OFF, true,  true,  RUNNING, UP",
    "OFF, false, true,  OFF,     STOPPED",
  })
  void theStatusFollowsFromWishAndSight(
      Power power, boolean ready, boolean wasReady, MachineState seen, ContainerStatus status) {
    var wish = new ContainerWish(power, false, false, ready, true, wasReady, Optional.empty());
    assertThat(ContainerStatus.of(wish, seen, true)).isEqualTo(status);
  }

  private static ContainerStep next(ContainerWish wish, MachineSighting seen) {
    return ContainerPlan.next(wish, seen, GRACE, NOW);
  }

  private static ContainerWish wish(Power power) {
    return new ContainerWish(power, false, false, false, false, false, Optional.empty());
  }

  private static MachineSighting sight(MachineState state, String has) {
    return new MachineSighting(
        NOW,
        state,
        true,
        has.contains("a"),
        has.contains("d"),
        has.contains("s"),
        has.contains("b"),
        has.contains("n"),
        Optional.empty(),
        !has.contains("x"),
        true,
        !has.contains("p"));
  }

  private static Stream<ContainerWish> wishes() {
    return Stream.of(Power.values())
        .flatMap(
            power ->
                bits(5)
                    .map(
                        b ->
                            new ContainerWish(
                                power,
                                b.get(0),
                                b.get(1),
                                b.get(2),
                                b.get(3),
                                b.get(4),
                                Optional.empty())));
  }

  private static Stream<MachineSighting> sights() {
    return Stream.of(MachineState.values())
        .flatMap(
            state ->
                bits(5)
                    .map(
                        b ->
                            new MachineSighting(
                                NOW, state, true, b.get(0), b.get(1), b.get(2), b.get(3),
                                b.get(4))));
  }

  private static Stream<List<Boolean>> bits(int count) {
    return Stream.iterate(0, n -> n + 1)
        .limit(1L << count)
        .map(n -> Stream.iterate(0, i -> i + 1).limit(count).map(i -> (n >> i & 1) == 1).toList());
  }
}
