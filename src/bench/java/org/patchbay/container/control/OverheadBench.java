package org.patchbay.container.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.edge.libvirt.LibvirtHypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.operation.control.OperationList;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Lab;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * What the portal adds to libvirt: the cluster "standard" (eight machines) on the lab's hosts, from
 * the approval until all of them are seen running, against a script that makes the same calls, a
 * thread a machine, knowing beforehand all that the portal has to find out, write down and observe.
 * Both by the same adapter in the same process, in turns.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class OverheadBench {
  private static final int ROUNDS = 9;

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform people;
  private UUID acme;

  /** A machine as the portal made it, for the script to make again. */
  private record Known(HostAddress host, MachineSpec spec, byte[] seed) {}

  @Test
  void theStandardClusterUntilAllItsMachinesRun() throws Exception {
    start();
    try {
      List<Double> byPortal = new ArrayList<>();
      List<Double> byScript = new ArrayList<>();
      for (int round = -1; round < ROUNDS; round++) {
        List<Known> machines = new ArrayList<>();
        double portalTakes = byPortal(machines);
        double scriptTakes = byScript(machines);
        if (round >= 0) {
          byPortal.add(portalTakes);
          byScript.add(scriptTakes);
        }
      }
      report(byPortal, byScript);
    } finally {
      portal.close();
    }
  }

  private static void report(List<Double> byPortal, List<Double> byScript) throws IOException {
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    double portal = median(byPortal);
    double script = median(byScript);
    System.out.println("portal " + byPortal + "\nscript " + byScript);
    System.out.println("| what | times | portal, median s | script, median s | ratio | load |");
    System.out.printf(
        Locale.ROOT,
        "| standard cluster on %d lab hosts | %d | %.2f | %.2f | %.2f | %s |%n",
        Lab.hosts().size(),
        byPortal.size(),
        portal,
        script,
        portal / script,
        load);
  }

  private static double median(List<Double> seconds) {
    double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  // ---- the portal ----

  private double byPortal(List<Known> machines) throws Exception {
    ClusterRequest request = request();
    var plan = people.as(acme, () -> portal.get(Planner.class).preview(request));
    var confirmed = new HashSet<>(plan.warnings().stream().map(Violation::confirmation).toList());
    long begin = System.nanoTime();
    UUID made =
        people.as(acme, () -> portal.get(Approval.class).approve(request, plan.id(), confirmed));
    while (!allRun()) {
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    awaitEnd(made);
    people.as(acme, () -> containers().map(row -> row.container().id()).toList()).stream()
        .map(this::known)
        .forEach(machines::add);
    UUID cluster = people.as(acme, () -> portal.get(Clusters.class).named("bench").id());
    awaitEnd(people.as(acme, () -> portal.get(Retirement.class).retire(cluster)));
    return seconds;
  }

  private boolean allRun() {
    return people.as(
        acme,
        () ->
            containers()
                .map(row -> row.container().seenState())
                .allMatch(MachineState.RUNNING::equals));
  }

  private Stream<ContainerRow> containers() {
    UUID cluster = portal.get(Clusters.class).named("bench").id();
    return portal.get(Containers.class).ofCluster(cluster).stream();
  }

  private Known known(UUID id) {
    return people.as(
        acme,
        () -> {
          ContainerView view = portal.get(MachineSpecs.class).view(id);
          return new Known(view.host(), view.spec(), portal.get(Seeds.class).image(view));
        });
  }

  private void awaitEnd(UUID operation) throws Exception {
    while (people.as(
        acme,
        () -> portal.get(OperationList.class).view(operation).operation().endedAt().isEmpty())) {
      Thread.sleep(20);
    }
  }

  private static ClusterRequest request() {
    Map<String, String> tiny =
        Stream.of("http sip pbx ic wk que sql dd".split(" "))
            .collect(Collectors.toMap(role -> role, role -> "tiny"));
    return ClusterRequest.shaped("bench", "5.7", "standard", null, null, null, tiny, List.of());
  }

  // ---- the script ----

  private double byScript(List<Known> machines) throws Exception {
    long begin = System.nanoTime();
    each(machines, this::make);
    double seconds = (System.nanoTime() - begin) / 1e9;
    each(machines, this::remove);
    each(machines, this::leave);
    return seconds;
  }

  private interface Work {
    void on(Hypervisor door, Known machine);
  }

  private void each(List<Known> machines, Work work) throws Exception {
    Hypervisors doors = portal.get(Hypervisors.class);
    var threads = Executors.newFixedThreadPool(machines.size());
    List<Future<?>> all = new ArrayList<>();
    machines.forEach(
        machine -> all.add(threads.submit(() -> work.on(doors.of(machine.host()), machine))));
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();
  }

  private void make(Hypervisor door, Known machine) {
    HostAddress host = machine.host();
    MachineSpec spec = machine.spec();
    door.createDisk(host, spec.disk());
    for (NicSpec nic : spec.nics()) {
      if (nic instanceof NicSpec.Private plug) {
        door.joinSegment(host, plug.segment());
      } else if (nic instanceof NicSpec.Public plug) {
        door.joinPublic(host, plug.network());
      }
    }
    byte[] seed = machine.seed();
    door.upload(
        host, spec.seed(), new Upload("raw", seed.length, () -> new ByteArrayInputStream(seed)));
    door.define(host, spec);
    door.power(host, spec.stamp(), PowerAction.START);
    if (door.look(host, spec).state() != MachineState.RUNNING) {
      throw new IllegalStateException(spec.toString());
    }
  }

  /** So that the portal has to make the networks anew, as the script had. */
  private void leave(Hypervisor door, Known machine) {
    for (NicSpec nic : machine.spec().nics()) {
      if (nic instanceof NicSpec.Private plug) {
        door.leaveSegment(machine.host(), plug.segment());
      } else if (nic instanceof NicSpec.Public plug) {
        door.leavePublic(machine.host(), plug.network());
      }
    }
  }

  private void remove(Hypervisor door, Known machine) {
    HostAddress host = machine.host();
    door.forget(host, machine.spec().stamp());
    door.forgetVolume(host, machine.spec().seed());
    door.forgetVolume(host, machine.spec().disk().volume());
  }

  // ---- the platform ----

  private void start() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.libvirt.tls.pki-dir", Lab.pki());
    // As config/patchbay.properties has them; the tests' own are faster.
    settings.put("patchbay.host.observe-every", "PT3S");
    settings.put("patchbay.worker.threads", "16");
    portal = EngineContainer.start(settings, List.of(LibvirtHypervisor.class));
    people = SimulatedPlatform.bare(portal);
    people.asPlatform(this::prepare);
    acme = people.tenant("acme");
  }

  private void prepare() {
    Lab.hosts().forEach(this::register);
    UUID image =
        portal
            .get(Library.class)
            .describe(new ImageDraft("lab", "patchbay-lab", "1", "x86_64"))
            .id();
    try (InputStream bytes = Files.newInputStream(Lab.image())) {
      portal.get(Library.class).fill(image, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String stem = Lab.publicStem();
    var range = new PoolInput(stem + ".0/24", stem + ".1", stem + ".60", stem + ".99", List.of());
    portal.get(PublicNetworks.class).add("lab", "br-public", List.of(range));
    portal.get(Segments.class).setRange(new SegmentRange(400, 409));
  }

  private void register(String host) {
    MachineType type = MachineType.valueOf(Lab.machineType());
    portal
        .get(Registration.class)
        .register(
            new HostDraft(
                host, Lab.tls(host), HostProfile.OVS_VLAN, type, "patchbay", "br-tenant"));
  }
}
