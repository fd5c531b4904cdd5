package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.network.entity.Nic;

/**
 * What libvirt has of a cluster equals what is declared of it: domains, volumes, interfaces and
 * filters as virsh tells them, compared with the rows of the database.
 */
public final class DeclaredOnHosts {
  private static final Pattern VOLUME = Pattern.compile("<source pool='([^']+)' volume='([^']+)'");
  private static final Pattern MAC = Pattern.compile("<mac address='([^']+)'");
  private static final Pattern FILTER = Pattern.compile("<filterref filter='([^']+)'");

  private final List<ContainerRow> rows;
  private final Function<ContainerRow, List<Nic>> nics;

  /**
   * Of all containers that the hosts have of ours.
   *
   * @param nics those of a container
   */
  public DeclaredOnHosts(List<ContainerRow> rows, Function<ContainerRow, List<Nic>> nics) {
    this.rows = rows;
    this.nics = nics;
  }

  /** Fails with the first difference. */
  public void check() {
    Map<String, Set<String>> machines =
        Lab.hosts().stream().collect(Collectors.toMap(Function.identity(), this::machines));
    for (ContainerRow row : rows) {
      assertThat(machines.keySet().stream().filter(host -> machines.get(host).contains(id(row))))
          .as("where %s is", row.container().name())
          .containsExactly(row.hostName());
      domain(row);
    }
    Lab.hosts().forEach(this::volumes);
  }

  private Set<String> machines(String host) {
    Set<String> ours = rows.stream().map(DeclaredOnHosts::id).collect(Collectors.toSet());
    return words(Lab.virsh(host, List.of("list", "--all", "--uuid")))
        .filter(ours::contains)
        .collect(Collectors.toSet());
  }

  private void domain(ContainerRow row) {
    Container container = row.container();
    String name = container.name();
    String xml = Lab.virsh(row.hostName(), List.of("dumpxml", id(row)));
    String state = Lab.virsh(row.hostName(), List.of("domstate", id(row))).strip();
    assertThat(state).as(name).isEqualTo(container.power() == Power.ON ? "running" : "shut off");
    var size = container.size();
    String processors =
        size.vcpus() == size.maxVcpus()
            ? "<vcpu placement='static'>" + size.vcpus() + "</vcpu>"
            : "<vcpu placement='static' current='%d'>%d</vcpu>"
                .formatted(size.vcpus(), size.maxVcpus());
    assertThat(xml)
        .as(name)
        .contains(processors)
        .contains("<currentMemory unit='KiB'>" + size.memoryMiB() * 1024 + "<")
        .contains("tenant=\"" + container.tenantId() + "\"");
    assertThat(found(VOLUME, xml, 2)).as(name).isEqualTo(disks(container));
    assertThat(found(VOLUME, xml, 1)).as(name).containsExactly(container.pool());
    interfaces(row, xml);
  }

  private void interfaces(ContainerRow row, String xml) {
    List<Nic> declared = nics.apply(row);
    String name = row.container().name();
    assertThat(found(MAC, xml, 1))
        .as(name)
        .isEqualTo(declared.stream().map(Nic::mac).collect(Collectors.toCollection(TreeSet::new)));
    Set<String> known =
        words(Lab.virsh(row.hostName(), List.of("nwfilter-list"))).collect(Collectors.toSet());
    assertThat(known).as(name).containsAll(found(FILTER, xml, 1));
    String rules =
        found(FILTER, xml, 1).stream()
            .map(filter -> Lab.virsh(row.hostName(), List.of("nwfilter-dumpxml", filter)))
            .collect(Collectors.joining());
    declared.stream()
        .filter(Nic::isPublic)
        .forEach(nic -> assertThat(rules).as(name).contains(nic.addressText()));
    assertThat(found(FILTER, xml, 1).isEmpty())
        .as("%s is guarded where it is public", name)
        .isEqualTo(declared.stream().noneMatch(Nic::isPublic));
  }

  private void volumes(String host) {
    Set<String> wanted =
        rows.stream()
            .filter(row -> row.hostName().equals(host))
            .flatMap(row -> disks(row.container()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> all = new TreeSet<>(wanted);
    rows.forEach(row -> all.addAll(disks(row.container())));
    Set<String> there =
        words(Lab.virsh(host, List.of("vol-list", "patchbay")))
            .filter(all::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(there)
        .as("disks on %s, and no disk of one that is elsewhere", host)
        .isEqualTo(wanted);
  }

  private static Set<String> disks(Container container) {
    Set<String> disks = new TreeSet<>();
    disks.add("pb-" + container.id() + ".qcow2");
    disks.add("pb-" + container.id() + "-seed.iso");
    container.data().map(DeclaredOnHosts::data).ifPresent(disks::add);
    return disks;
  }

  private static String data(UUID node) {
    return "pb-node-" + node + "-data.qcow2";
  }

  private static String id(ContainerRow row) {
    return row.container().id().toString();
  }

  private static Set<String> found(Pattern pattern, String xml, int group) {
    return pattern
        .matcher(xml)
        .results()
        .map((MatchResult one) -> one.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split("\\s+"));
  }
}
