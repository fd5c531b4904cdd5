package org.patchbay.hypervisor.edge.libvirt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/**
 * A host in trouble is told as such, comes back by itself, and no other host notices. Needs a lab
 * of its own: it kills, freezes and cuts off the first host.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_DISTURB", matches = "1")
class LabTroubleIT {
  private static final Set<FaultCode> AWAY =
      Set.of(FaultCode.HOST_UNREACHABLE, FaultCode.HOST_TIMEOUT);

  private final LibvirtHypervisor door = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));
  private final AtomicInteger losses = new AtomicInteger();
  private HostAddress sick;
  private HostAddress sound;

  @BeforeEach
  void connect() {
    List<String> hosts = Lab.hosts();
    sick = LabHosts.at(UUID.randomUUID(), Lab.tls(hosts.get(0)));
    sound = LabHosts.at(UUID.randomUUID(), Lab.tls(hosts.get(1)));
    door.listen(
        sick,
        machine -> {
          if (machine == null) {
            losses.incrementAndGet();
          }
        });
    door.observe(sick);
    door.observe(sound);
  }

  @AfterEach
  void release() {
    door.release(sick);
    door.release(sound);
  }

  @Test
  void aDaemonThatDiesIsNoticedAndFoundAgain() throws Exception {
    lab("daemon-kill");
    try {
      isAway();
    } finally {
      lab("daemon-start");
    }
    comesBack();
  }

  @Test
  void aDaemonThatHangsIsNoticedAndFoundAgain() throws Exception {
    lab("freeze");
    try {
      isAway();
    } finally {
      lab("thaw");
    }
    comesBack();
  }

  @Test
  void aHostThatIsCutOffIsNoticedAndFoundAgain() throws Exception {
    lab("cut");
    try {
      isAway();
    } finally {
      lab("heal");
    }
    comesBack();
  }

  /** Whoever was dialling it when its power went will never hear of it. */
  @Test
  void aHostThatHangsAndThenLosesItsPowerIsFoundAgain() throws Exception {
    lab("freeze");
    try {
      refused();
      refused();
    } finally {
      // Without its cable its kernel can't say farewell to us.
      lab("cut");
      lab("kill");
      run("up", String.valueOf(Lab.hosts().size()));
    }
    comesBack();
  }

  @Test
  void aShortCutIsSurvivedWithoutALoss() throws Exception {
    lab("cut");
    lab("heal");
    assertThat(door.observe(sick).facts().hostName()).isNotBlank();
    assertThat(losses).hasValue(0);
  }

  @Test
  void aMachineThatHangsDoesNotTakeItsHostWithIt() throws Exception {
    try (var machine = new LabMachine(door, sick, 40)) {
      machine.start();
      machine.awaitAgent();
      Stamp stamp = machine.spec().stamp();
      signal("-STOP", machine);
      timesOut(() -> door.power(sick, stamp, PowerAction.STOP));
      refusedAtOnce(() -> door.power(sick, stamp, PowerAction.STOP));
      assertThat(door.observe(sick).machines())
          .anySatisfy(seen -> assertThat(seen.uuid()).isEqualTo(stamp.machine()));
      door.power(sick, stamp, PowerAction.CUT);
      assertThat(door.look(sick, machine.spec()).state()).isEqualTo(MachineState.OFF);
      door.power(sick, stamp, PowerAction.START);
      machine.awaitAgent();
    }
  }

  @Test
  void aMachineWhoseProcessDiesIsSeenCrashedAndStartsAgain() throws Exception {
    try (var machine = new LabMachine(door, sick, 41)) {
      machine.start();
      signal("-KILL", machine);
      Eventually.until(
          "it is seen", () -> state(machine) == MachineState.CRASHED, () -> state(machine));
      door.power(sick, machine.spec().stamp(), PowerAction.START);
      assertThat(state(machine)).isEqualTo(MachineState.RUNNING);
    }
  }

  private MachineState state(LabMachine machine) {
    return door.look(sick, machine.spec()).state();
  }

  private static void timesOut(ThrowingCallable call) {
    assertThat(limitOf(call)).isEqualTo(Doors.CALL_LIMIT.toSeconds());
  }

  /** While a call into the machine is stuck, no other gets so far. */
  private static void refusedAtOnce(ThrowingCallable call) {
    assertThat(limitOf(call)).isZero();
  }

  /** How long it was waited for, in seconds, as the fault tells. */
  private static long limitOf(ThrowingCallable call) {
    Fault fault = catchThrowableOfType(Fault.class, call);
    assertThat(fault.code()).isEqualTo(FaultCode.HOST_TIMEOUT);
    return (long) fault.parameters().get(1);
  }

  private static void signal(String signal, LabMachine machine) throws Exception {
    Process asked =
        new ProcessBuilder("src/lab/hosts", "qemu-pid", "1", machine.spec().name()).start();
    String pid = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  private void isAway() {
    refused();
    Eventually.until("the loss was told", () -> losses.get() > 0);
    int threads = threads();
    for (int i = 0; i < 20; i++) {
      refused();
      assertThat(door.observe(sound).facts().hostName()).as("the sound host").isNotBlank();
    }
    assertThat(threads()).as("threads").isLessThanOrEqualTo(threads + 3);
  }

  private void refused() {
    assertThatThrownBy(() -> door.observe(sick))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isIn(AWAY));
  }

  private void comesBack() {
    Eventually.until("it is back", this::answers);
  }

  private boolean answers() {
    try {
      door.observe(sick);
      return true;
    } catch (Fault fault) {
      return false;
    }
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("libvirt-"))
            .count();
  }

  private static void lab(String verb) throws IOException, InterruptedException {
    run(verb, "1");
  }

  private static void run(String verb, String which) throws IOException, InterruptedException {
    Process script = new ProcessBuilder("src/lab/hosts", verb, which).inheritIO().start();
    assertThat(script.waitFor()).isZero();
  }
}
