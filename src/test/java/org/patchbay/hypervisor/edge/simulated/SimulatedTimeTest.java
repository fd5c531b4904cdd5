package org.patchbay.hypervisor.edge.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.hypervisor.entity.MachineState.CRASHED;
import static org.patchbay.hypervisor.entity.MachineState.OFF;
import static org.patchbay.hypervisor.entity.MachineState.PAUSED;
import static org.patchbay.hypervisor.entity.MachineState.RUNNING;
import static org.patchbay.hypervisor.entity.MachineState.STOPPING;
import static org.patchbay.hypervisor.entity.PowerAction.CUT;
import static org.patchbay.hypervisor.entity.PowerAction.REBOOT;
import static org.patchbay.hypervisor.entity.PowerAction.START;
import static org.patchbay.hypervisor.entity.PowerAction.STOP;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;

class SimulatedTimeTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration BOOT = Duration.ofSeconds(5);
  private static final Duration SHUTDOWN = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock();
  private final Simulation simulation = Simulation.in(Path.of("never-written"), clock);
  private final SimulatedHypervisor door = SimulatedHypervisor.on(simulation);
  private final HostAddress host = Farm.at("simulated-memory://t/h1?boot=PT5S&shutdown=PT3S");
  private final MachineSpec spec = Farm.machine(1);

  @BeforeEach
  void define() {
    door.joinSegment(host, Farm.SEGMENT);
    door.define(host, spec);
  }

  private void power(PowerAction action) {
    door.power(host, spec.stamp(), action);
  }

  private MachineState state() {
    return Farm.state(door, host, spec);
  }

  private boolean awake() {
    return door.agentAnswers(host, spec.stamp());
  }

  private void boot() {
    power(START);
    clock.pass(BOOT);
  }

  @Test
  void theAgentAnswersOnceTheGuestHasBooted() {
    power(START);
    assertThat(state()).isEqualTo(RUNNING);
    clock.pass(BOOT.minus(MOMENT));
    assertThat(awake()).isFalse();
    clock.pass(MOMENT);
    assertThat(awake()).isTrue();
  }

  @Test
  void aGuestTakesItsTimeToShutDown() {
    boot();
    power(STOP);
    assertThat(state()).isEqualTo(STOPPING);
    assertThat(awake()).isFalse();
    clock.pass(SHUTDOWN.minus(MOMENT));
    power(STOP);
    assertThat(state()).isEqualTo(STOPPING);
    clock.pass(MOMENT);
    assertThat(state()).isEqualTo(OFF);
  }

  @Test
  void aPulledPlugTakesNoTime() {
    boot();
    power(CUT);
    assertThat(state()).isEqualTo(OFF);
  }

  @Test
  void aRebootedGuestBootsAnew() {
    boot();
    power(REBOOT);
    assertThat(state()).isEqualTo(RUNNING);
    assertThat(awake()).isFalse();
    clock.pass(BOOT);
    assertThat(awake()).isTrue();
  }

  @Test
  void aMachineThatIsStartedTwiceBootsOnce() {
    boot();
    power(START);
    assertThat(awake()).isTrue();
  }

  @Test
  void aCrashedMachineCanBeStarted() {
    boot();
    simulation.crash(host.uri(), spec.stamp().machine());
    assertThat(state()).isEqualTo(CRASHED);
    boot();
    assertThat(awake()).isTrue();
  }

  @Test
  void aPausedMachineIsResumedByItsStartAndDeafToItsPowerButton() {
    boot();
    simulation.pause(host.uri(), spec.stamp().machine());
    power(STOP);
    clock.pass(SHUTDOWN);
    assertThat(state()).isEqualTo(PAUSED);
    assertThat(awake()).isFalse();
    power(START);
    assertThat(state()).isEqualTo(RUNNING);
    assertThat(awake()).isTrue();
  }

  @Test
  void aGuestThatHangsRunsOnUntilItsPlugIsPulled() {
    boot();
    simulation.hang(host.uri(), spec.stamp().machine());
    power(STOP);
    clock.pass(SHUTDOWN);
    assertThat(state()).isEqualTo(RUNNING);
    assertThat(awake()).isFalse();
    power(CUT);
    assertThat(state()).isEqualTo(OFF);
    boot();
    assertThat(awake()).isTrue();
  }

  @Test
  void processorTimeGrowsWhileAMachineRuns() {
    boot();
    assertThat(cpuNanos()).isEqualTo(BOOT.multipliedBy(spec.vcpus()).dividedBy(10).toNanos());
    power(CUT);
    assertThat(cpuNanos()).isZero();
  }

  private long cpuNanos() {
    return door.observe(host).machines().get(0).cpuNanos();
  }
}
