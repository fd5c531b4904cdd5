package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;

class MachineDocumentTest {
  private static final String BACKING = "/pool/image.qcow2";
  private static final String LOG = "/pool/pb-1-console.log";

  private static XPathText document(MachineSpec spec, MachineType type) {
    return new XPathText(MachineDocument.of(spec, type, BACKING, Optional.of(LOG)));
  }

  private static XPathText document() {
    return document(Specs.named("sip-1"), MachineType.QEMU);
  }

  @Test
  void aMachineCarriesItsUuidItsStampAndItsHeadroom() {
    XPathText machine = document();
    assertThat(machine.at("/domain/@type")).isEqualTo("qemu");
    assertThat(machine.at("/domain/uuid")).isEqualTo(Specs.MACHINE.toString());
    assertThat(machine.at("/domain/metadata/*/@tenant")).isEqualTo(Specs.TENANT.toString());
    assertThat(machine.at("/domain/metadata/*/@specHash")).isEqualTo("abc123");
    assertThat(machine.at("namespace-uri(/domain/metadata/*)"))
        .isEqualTo("https://patchbay.org/ns/machine/1");
    assertThat(machine.at("/domain/vcpu/@current")).isEqualTo("2");
    assertThat(machine.at("/domain/vcpu")).isEqualTo("8");
    assertThat(machine.at("/domain/maxMemory")).isEqualTo("4096");
    assertThat(machine.at("/domain/memory")).isEqualTo("1024");
    assertThat(machine.at("/domain/cpu/numa/cell/@cpus")).isEqualTo("0-7");
  }

  @Test
  void aMachineThatCannotGrowNeedsNoSlots() {
    XPathText machine = document(Specs.of("x", 1024, 1024), MachineType.KVM);
    assertThat(machine.count("/domain/maxMemory")).isZero();
    assertThat(machine.count("/domain/cpu/numa")).isZero();
    assertThat(machine.at("/domain/cpu/@mode")).isEqualTo("host-model");
  }

  @Test
  void everyDiskSaysItsFormatAndTheChainIsClosed() {
    XPathText machine = document();
    assertThat(machine.count("//disk")).isEqualTo(2);
    assertThat(machine.count("//disk/driver[@type]")).isEqualTo(2);
    assertThat(machine.at("//disk[@device='disk']/driver/@type")).isEqualTo("qcow2");
    assertThat(machine.at("//disk[@device='cdrom']/driver/@type")).isEqualTo("raw");
    assertThat(machine.at("//disk/backingStore/format/@type")).isEqualTo("qcow2");
    assertThat(machine.at("//disk/backingStore/source/@file")).isEqualTo(BACKING);
    assertThat(machine.count("//disk/backingStore/backingStore[not(node())][not(@*)]"))
        .isEqualTo(1);
  }

  @Test
  void onlyThePublicPlugIsGuardedAndIsolated() {
    XPathText machine = document();
    String outside = "//interface[source/@network='pb-public-internet']";
    assertThat(machine.at(outside + "/filterref/@filter"))
        .isEqualTo(FilterDocument.name(Specs.MACHINE, Specs.MAC));
    assertThat(machine.at(outside + "/port/@isolated")).isEqualTo("yes");
    assertThat(machine.at("//interface[source/@network='pb-101']/mac/@address"))
        .isEqualTo("52:54:00:0a:00:07");
    assertThat(machine.count("//filterref")).isEqualTo(1);
  }

  @Test
  void everyPlugSaysWhatAFrameCarries() {
    XPathText machine = document();
    assertThat(machine.at("//interface[source/@network='pb-101']/mtu/@size")).isEqualTo("1450");
    assertThat(machine.at("//interface[source/@network='pb-public-internet']/mtu/@size"))
        .isEqualTo("1500");
  }

  @Test
  void whatIsHeldOtherwiseKeepsCarryingWhatItDoes() {
    CardDocument wanted = CardDocument.of(Specs.MACHINE, Specs.publicNic());
    String there = wanted.text().replaceAll("<mtu[^>]*>", "");
    CardDocument old = CardDocument.read(domain(there)).get(0);
    CardDocument narrow = CardDocument.read(domain(wanted.text().replace("1500", "1400"))).get(0);
    assertThat(wanted.like(old).text()).doesNotContain("mtu").contains("filterref");
    assertThat(new XPathText(wanted.like(narrow).text()).at("//mtu/@size")).isEqualTo("1400");
    assertThat(new XPathText(wanted.like(narrow).text()).count("//mtu")).isEqualTo(1);
  }

  private static String domain(String card) {
    return "<domain><devices>" + card + "</devices></domain>";
  }

  @Test
  void whatComesFromItsConsoleIsKeptFromEachStartOn() {
    XPathText machine = document();
    assertThat(machine.at("//serial[@type='pty']/log/@file")).isEqualTo(LOG);
    assertThat(machine.at("//serial/log/@append")).isEqualTo("off");
    String without =
        MachineDocument.of(Specs.named("x"), MachineType.QEMU, BACKING, Optional.empty());
    assertThat(new XPathText(without).count("//log")).isZero();
  }

  @Test
  void theScreenListensToTheHostAlone() {
    assertThat(document().at("//graphics/listen/@address")).isEqualTo("127.0.0.1");
    assertThat(document().count("//graphics")).isEqualTo(1);
  }

  @Test
  void theTestDriverGetsOnlyWhatItUnderstands() {
    XPathText machine = document(Specs.named("x"), MachineType.TEST);
    assertThat(machine.at("/domain/@type")).isEqualTo("test");
    assertThat(machine.count("//filterref | //channel | //rng | //log")).isZero();
  }

  @Test
  void theTypeIsDecidedBefore() {
    assertThatThrownBy(
            () -> MachineDocument.of(Specs.named("x"), MachineType.AUTO, BACKING, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a & b < c > d \" e ' f",
        "</name><devices><hostdev mode='subsystem'/></devices><name>",
        "]]><disk type='file'><source file='x'>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:z'>]>&y;",
        "phone \uD83D\uDCDE é"
      })
  void aNameStaysAName(String name) {
    MachineSpec spec = Specs.named(name);
    XPathText machine = document(spec, MachineType.QEMU);
    assertThat(machine.at("/domain/name")).isEqualTo(name.replace('/', '-'));
    assertThat(machine.count("//*")).isEqualTo(document().count("//*"));
  }

  @ParameterizedTest
  @EnumSource(MachineType.class)
  void whatNoDocumentCanHoldIsRefused(MachineType type) {
    if (type != MachineType.AUTO) {
      assertThatThrownBy(
              () -> MachineDocument.of(Specs.named("x"), type, "/pool/\u0001", Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
