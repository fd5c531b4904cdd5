package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.NetworkFilter;
import org.patchbay.host.entity.Comparison;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.testing.Eventually;

/**
 * What somebody changes by hand on a real host, with the calls that virsh makes: the next look
 * differs, a closer one tells what, and the port puts it back while the guest goes on.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabDriftIT extends GuardedGuest {
  private static final int LIVE = 1;

  @Override
  int number() {
    return 34;
  }

  @Test
  void aNetworkThatIsUndefinedOrEditedIsMadeAgainAndNobodyIsInterrupted() throws Exception {
    String name = "pb-" + (100 + number());
    String untouched = asWanted();
    hand(
        connect -> {
          Network network = connect.networkLookupByName(name);
          network.destroy();
          network.undefine();
        });
    assertThat(found(untouched)).containsExactly("NETWORK " + name + " PRESENT yes no");
    restored(untouched, () -> door.joinSegment(host, segment()));

    hand(
        connect -> {
          String text = connect.networkLookupByName(name).getXMLDesc(0);
          connect.networkDefineXML(plain(text).replace("id='134'", "id='4000'"));
        });
    assertThat(found(untouched)).containsExactly("NETWORK " + name + " NEXT_TAG 134 4000");
    hand(
        connect -> {
          connect.networkLookupByName(name).destroy();
          connect.networkLookupByName(name).create();
        });
    assertThat(found(untouched))
        .containsExactly(
            "NETWORK " + name + " TAG 134 4000", "NETWORK " + name + " NEXT_TAG 134 4000");
    restored(untouched, () -> door.joinSegment(host, segment()));
  }

  @Test
  void aGuardThatIsEditedClosesAgain() throws Exception {
    String filter = FilterDocument.name(spec.stamp().machine(), plug().mac());
    String untouched = asWanted();
    assertThat(open(8080)).isFalse();
    hand(
        connect -> {
          String text = connect.networkFilterLookupByName(filter).getXMLDesc();
          NetworkFilter edited =
              connect.networkFilterDefineXML(
                  text.replaceAll(
                      "(?s)<rule.*</rule>", "<rule action='accept' direction='inout'/>"));
          edited.free();
        });
    assertThat(open(8080)).as("as somebody made it").isTrue();
    assertThat(found(untouched)).anyMatch(line -> line.startsWith("GUARD " + filter + " RULE"));
    restored(untouched, () -> door.guard(host, spec));
    assertThat(open(8080)).isFalse();
  }

  @Test
  void aCardThatIsTakenFromItsGuardGoesBackAndItsGuardIsMadeAnew() throws Exception {
    String filter = FilterDocument.name(spec.stamp().machine(), plug().mac());
    String untouched = asWanted();
    hand(connect -> update(connect, card(connect).replaceAll("<filterref[^>]*/>", "")));
    assertThat(open(8080)).as("behind nothing").isTrue();
    hand(connect -> connect.networkFilterLookupByName(filter).undefine());
    assertThat(found(untouched))
        .containsExactlyInAnyOrder(
            "GUARD " + filter + " PRESENT yes no",
            "CARD " + plug().mac() + " FILTER " + filter + " ");
    assertThat(door.look(host, spec).plugged()).isFalse();
    restored(untouched, () -> door.plug(host, spec));
    assertThat(open(8080)).isFalse();
  }

  @Test
  void aCardWithAnotherMacIsPulledAndTheOldOneComesBack() throws Exception {
    String untouched = asWanted();
    String mac = spec.nics().get(0).mac();
    String other = "52:54:00:99:99:99";
    hand(
        connect -> {
          Domain domain = connect.domainLookupByUUID(spec.stamp().machine());
          String card = card(connect, mac);
          domain.detachDeviceFlags(card, LIVE);
          Eventually.until("it is out", () -> !isThere(domain, mac));
          domain.attachDeviceFlags(
              card.replace(mac, other).replaceAll("<address[^>]*/>", ""), LIVE);
        });
    assertThat(found(untouched))
        .containsExactlyInAnyOrder(
            "CARD " + mac + " PRESENT yes no", "CARD " + other + " PRESENT no yes");
    Eventually.until("the guest gave it back", () -> door.plug(host, spec));
    assertThat(door.observe(host).fixtures()).isEqualTo(untouched);
  }

  @Test
  void aCardThatIsPluggedInWhereItsNetworkDoesNotLeadIsPluggedInAnew() throws Exception {
    String untouched = asWanted();
    String mac = spec.nics().get(0).mac();
    String name = "pb-" + (100 + number());
    hand(
        connect -> {
          Network network = connect.networkLookupByName(name);
          String text = network.getXMLDesc(0);
          connect.networkDefineXML(plain(text).replace("id='134'", "id='4000'"));
          network.destroy();
          network.create();
        });
    hand(
        connect -> {
          Domain domain = connect.domainLookupByUUID(spec.stamp().machine());
          String card = card(connect, mac);
          domain.detachDeviceFlags(card, LIVE);
          Eventually.until("it is out", () -> !isThere(domain, mac));
          domain.attachDeviceFlags(fresh(card), LIVE);
        });
    door.joinSegment(host, segment());
    assertThat(found(untouched)).containsExactly("CARD " + mac + " TAG 134 4000");
    assertThat(Comparison.of(door.untouched(host, spec), door.fixtures(host)).get(0).interrupts())
        .isTrue();
    Eventually.until("it is plugged in anew", () -> door.replug(host, spec));
    assertThat(door.observe(host).fixtures()).isEqualTo(untouched);
  }

  private String asWanted() {
    assertThat(Comparison.of(door.untouched(host, spec), door.fixtures(host))).isEmpty();
    return door.observe(host).fixtures();
  }

  private List<String> found(String untouched) {
    assertThat(door.observe(host).fixtures()).as("the next look differs").isNotEqualTo(untouched);
    return Comparison.of(door.untouched(host, spec), door.fixtures(host)).stream()
        .flatMap(
            finding ->
                finding.deviations().stream()
                    .map(
                        d ->
                            Stream.of(
                                    finding.identity().kind(),
                                    finding.identity().name(),
                                    d.field(),
                                    d.wanted(),
                                    d.found())
                                .map(String::valueOf)
                                .reduce((a, b) -> a + " " + b)
                                .orElseThrow()))
        .toList();
  }

  private void restored(String untouched, Runnable puttingBack) {
    puttingBack.run();
    assertThat(Comparison.of(door.untouched(host, spec), door.fixtures(host))).isEmpty();
    assertThat(door.observe(host).fixtures()).isEqualTo(untouched);
    assertThat(open(80)).as("its guest goes on").isTrue();
  }

  private SegmentSpec segment() {
    return ((NicSpec.Private) spec.nics().get(0)).segment();
  }

  private interface Hand {
    void does(Connect connect) throws LibvirtException;
  }

  /** Past the portal, over a connection of its own. */
  private void hand(Hand hand) throws LibvirtException {
    Connect connect = new Connect(LabHosts.complete(host.uri()));
    try {
      hand.does(connect);
    } finally {
      connect.close();
    }
  }

  private String card(Connect connect) throws LibvirtException {
    return card(connect, plug().mac());
  }

  private String card(Connect connect, String mac) throws LibvirtException {
    String text = connect.domainLookupByUUID(spec.stamp().machine()).getXMLDesc(0);
    return Stream.of(text.split("(?=<interface )"))
        .filter(part -> part.startsWith("<interface ") && part.contains(mac))
        .map(part -> part.substring(0, part.indexOf("</interface>") + "</interface>".length()))
        .findFirst()
        .orElseThrow();
  }

  private void update(Connect connect, String card) throws LibvirtException {
    connect.domainLookupByUUID(spec.stamp().machine()).updateDeviceFlags(asNetwork(card), LIVE);
  }

  private static boolean isThere(Domain domain, String mac) {
    try {
      return domain.getXMLDesc(0).contains(mac);
    } catch (LibvirtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without what the host has made of it. */
  private static String fresh(String card) {
    return asNetwork(card)
        .replaceAll("(?s)<vlan>.*?</vlan>", "")
        .replaceAll("(?s)<virtualport.*?</virtualport>", "")
        .replaceAll("<target [^>]*/>", "")
        .replaceAll("<alias [^>]*/>", "")
        .replaceAll("<address[^>]*/>", "");
  }

  /** A running machine's is told by the bridge that its network led to. */
  private static String asNetwork(String card) {
    return card.replace("<interface type='bridge'>", "<interface type='network'>")
        .replaceAll(" portid='[^']*'", "")
        .replaceAll(" bridge='[^']*'", "");
  }

  private static String plain(String network) {
    return network.replaceAll(" connections='[^']*'", "");
  }
}
