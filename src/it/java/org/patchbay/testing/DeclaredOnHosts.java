package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.network.entity.Nic;

/**
 * What libvirt has equals what is declared: domains, volumes, networks and filters of all hosts as
 * virsh tells them, compared with the rows of the database. What was there before this began is
 * nobody's business.
 */
public final class DeclaredOnHosts {
  private final Map<String, HostReport> before = reports();

  private static Map<String, HostReport> reports() {
    return Lab.hosts().stream().collect(Collectors.toMap(Function.identity(), HostReport::of));
  }

  /** Fails with the first difference. */
  public void check(Declared declared) {
    Map<String, HostReport> now = reports();
    for (String host : Lab.hosts()) {
      HostReport there = now.get(host);
      nothingElse(host, "machines", there.machines().keySet(), declared.machines(host));
      nothingElse(host, "networks", there.networks().keySet(), declared.networks(host));
      nothingElse(host, "filters", there.filters().keySet(), declared.filters(host));
      volumes(host, there, declared);
    }
    for (ContainerRow row : declared.carriers()) {
      new Carrier(row, now.get(row.hostName()), declared).check();
    }
  }

  private void nothingElse(
      String host, String what, Collection<String> there, Collection<String> declared) {
    Set<String> wanted = new TreeSet<>(declared);
    wanted.addAll(earlier(what, before.get(host)));
    assertThat(new TreeSet<>(there)).as("%s on %s", what, host).isEqualTo(wanted);
  }

  private static Collection<String> earlier(String what, HostReport report) {
    return switch (what) {
      case "machines" -> report.machines().keySet();
      case "networks" -> report.networks().keySet();
      case "filters" -> report.filters().keySet();
      default -> withoutMarks(report.volumes().get(what).keySet());
    };
  }

  private static Set<String> withoutMarks(Set<String> volumes) {
    Set<String> left = new TreeSet<>(volumes);
    left.removeIf(name -> isMark(name, volumes));
    return left;
  }

  /** The ends of consoles are beside the disks of machines that are there. */
  private void volumes(String host, HostReport report, Declared declared) {
    String shared = Lab.sharedPool();
    for (String pool : report.volumes().keySet()) {
      Set<String> there = withoutMarks(report.volumes().get(pool).keySet());
      there.removeIf(name -> isConsole(name, declared.machines(host)));
      boolean own = !pool.equals(shared);
      nothingElse(
          host, pool, there, own ? declared.volumes(host, pool) : declared.sharedVolumes(shared));
    }
  }

  private static boolean isConsole(String volume, Set<String> machines) {
    return machines.stream().anyMatch(id -> volume.startsWith("pb-" + id + "-console.log"));
  }

  /** That what it is called after was uploaded to the end. */
  private static boolean isMark(String volume, Set<String> there) {
    return volume.endsWith(".complete") && there.contains(volume.replace(".complete", ""));
  }

  /** A container with its machine. */
  private record Carrier(ContainerRow row, HostReport host, Declared declared) {
    void check() {
      HostXml xml = new HostXml(host.machines().get(id()));
      assertThat(host.states().get(id()))
          .as(name())
          .isEqualTo(container().power() == Power.ON ? "running" : "shut off");
      size(xml);
      assertThat(xml.text("//*[@tenant]/@tenant"))
          .as(name())
          .isEqualTo(container().tenantId().toString());
      disks(xml);
      plugs(xml);
      declared.nicsOf(row).forEach(this::network);
      declared.nicsOf(row).stream().filter(Nic::isPublic).forEach(this::guard);
    }

    private void size(HostXml xml) {
      var size = container().size();
      String now = xml.text("/domain/vcpu/@current");
      assertThat(now.isEmpty() ? xml.text("/domain/vcpu") : now)
          .as(name())
          .isEqualTo(Integer.toString(size.vcpus()));
      assertThat(xml.text("/domain/vcpu")).as(name()).isEqualTo(Integer.toString(size.maxVcpus()));
      assertThat(xml.text("/domain/currentMemory"))
          .as(name())
          .isEqualTo(Long.toString(size.memoryMiB() * 1024));
      long system = size.diskGiB() - container().dataGiB();
      assertThat(volumes().get("pb-" + id() + ".qcow2")).as(name()).isEqualTo(system + ".00 GiB");
      container()
          .data()
          .ifPresent(
              node ->
                  assertThat(volumes().get("pb-node-" + node + "-data.qcow2"))
                      .as(name())
                      .isEqualTo(container().dataGiB() + ".00 GiB"));
    }

    private Map<String, String> volumes() {
      return host.volumes().get(container().pool());
    }

    private void disks(HostXml xml) {
      assertThat(xml.texts("//disk/source/@volume"))
          .as(name())
          .containsExactlyInAnyOrderElementsOf(Declared.volumes(container()).toList());
      assertThat(xml.texts("//disk/source/@pool")).as(name()).containsExactly(container().pool());
    }

    private void plugs(HostXml xml) {
      Map<String, String> found = new TreeMap<>();
      xml.elements("//interface")
          .forEach(
              plug ->
                  found.put(
                      of(plug, "mac", "address"),
                      of(plug, "source", "network") + " " + of(plug, "filterref", "filter")));
      Map<String, String> wanted = new TreeMap<>();
      declared
          .nicsOf(row)
          .forEach(
              nic ->
                  wanted.put(
                      nic.mac(),
                      declared.name(nic) + " " + (nic.isPublic() ? Declared.filter(nic) : "")));
      assertThat(found).as(name()).isEqualTo(wanted);
    }

    private static String of(org.w3c.dom.Element plug, String child, String attribute) {
      var found = plug.getElementsByTagName(child);
      return found.getLength() == 0
          ? ""
          : ((org.w3c.dom.Element) found.item(0)).getAttribute(attribute);
    }

    /** Private ones carry their segment's tag; neighbours in a public one can't talk. */
    private void network(Nic nic) {
      String network = declared.name(nic);
      HostXml xml = new HostXml(host.networks().get(network));
      assertThat(host.active()).as(network).contains(network);
      assertThat(xml.text("/network/bridge/@name"))
          .as(network)
          .isEqualTo(nic.isPublic() ? "br-public" : "br-tenant");
      assertThat(xml.text("/network/vlan/tag/@id"))
          .as(network)
          .isEqualTo(nic.isPublic() ? "" : nic.segmentId().toString());
      assertThat(xml.text("/network/port/@isolated"))
          .as(network)
          .isEqualTo(nic.isPublic() ? "yes" : "");
    }

    private void guard(Nic nic) {
      GuardOnHost guard = new GuardOnHost(host.filters().get(Declared.filter(nic)));
      Set<String> open = new TreeSet<>(container().openPorts());
      assertThat(guard.addresses()).as(name()).containsExactly(nic.addressText());
      assertThat(guard.barred())
          .as("%s does not reach its host", name())
          .containsExactly(Lab.tls(row.hostName()).getHost());
      assertThat(guard.macs()).as(name()).containsExactly(nic.mac());
      assertThat(guard.open()).as(name()).isEqualTo(open);
      for (String protocol : List.of("tcp", "udp")) {
        assertThat(guard.closesAllBut(open, protocol)).as(name() + " " + protocol).isTrue();
      }
    }

    private Container container() {
      return row.container();
    }

    private String name() {
      return row.container().name();
    }

    private String id() {
      return row.container().id().toString();
    }
  }
}
