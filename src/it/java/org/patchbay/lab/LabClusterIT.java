package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;
import org.patchbay.testing.LabGuest;

/** The main job on real libvirt hosts, without a browser. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabClusterIT {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl olga@desk";

  @TempDir Path folder;
  private LabEngine lab;
  private EngineContainer portal;
  private ClusterDesk olga;

  @BeforeEach
  void start() {
    lab =
        LabEngine.start(
            folder, new LabEngine.Place(Lab.hosts(), "lab", 60, 99, new SegmentRange(200, 209)));
    portal = lab.portal();
    olga = lab.desk();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void aClusterRunsOnRealHostsAnswersStopsStartsAndLeavesNothing() throws Exception {
    Set<UUID> strangers = machines();
    Map<String, Set<String>> before = HostInventory.ofLab();
    olga.succeeded(lab.approve("lab-voice", "small", null, List.of(KEY)));
    List<ContainerRow> rows = containers("lab-voice");
    assertThat(rows).hasSize(3).allMatch(row -> row.container().readySince().isPresent());
    for (ContainerRow row : rows) {
      for (Nic nic : lab.nics(row)) {
        if (nic.isPublic()) {
          assertThat(get("http://" + nic.addressText() + "/"))
              .contains("\"host\":\"" + row.container().name() + "\"");
        } else {
          assertThat(insideSix(row)).contains(kernelText(nic.address6().orElseThrow()));
        }
      }
    }

    for (ContainerRow row : rows) {
      String seed = "pb-" + row.container().id() + "-seed.iso";
      assertThat(HostInventory.volume(row.hostName(), seed, folder))
          .contains(
              KEY, "local-hostname: \"" + row.container().name() + "\"", "/etc/voipnownode/nodeid");
    }
    ContainerRow first = rows.get(0);
    UUID id = first.container().id();
    ContainerLife life = portal.get(ContainerLife.class);
    Set<String> losses = Set.copyOf(first.container().roles().stream().map("R7:"::concat).toList());
    olga.succeeded(olga.as(() -> life.power(id, Power.OFF, false, losses)));
    assertThat(containers("lab-voice").get(0).container().seenState()).isEqualTo(MachineState.OFF);
    olga.succeeded(olga.as(() -> life.power(id, Power.ON, false, Set.of())));
    olga.succeeded(olga.as(() -> life.reboot(id)));

    UUID cluster = olga.as(() -> portal.get(Clusters.class).named("lab-voice").id());
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(cluster)));
    Eventually.until("the hosts carry what they carried", () -> machines().equals(strangers));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  /** The addresses of version 6 that its guest has, as its kernel writes them. */
  private static String insideSix(ContainerRow row) {
    return new LabGuest(row.hostName(), row.container().id().toString()).read("/proc/net/if_inet6");
  }

  private static String kernelText(InetAddress address) {
    return HexFormat.of().formatHex(address.getAddress()) + " ";
  }

  private List<ContainerRow> containers(String cluster) {
    return olga.as(
        () ->
            portal.get(Containers.class).ofCluster(portal.get(Clusters.class).named(cluster).id()));
  }

  private Set<UUID> machines() {
    Set<UUID> all = new HashSet<>();
    lab.people()
        .asPlatform(
            () ->
                portal.get(Hosts.class).all().stream()
                    .flatMap(host -> portal.get(Hosts.class).machines(host.id()).stream())
                    .forEach(machine -> all.add(machine.uuid())));
    return all;
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
