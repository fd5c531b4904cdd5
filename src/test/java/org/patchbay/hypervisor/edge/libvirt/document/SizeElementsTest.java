package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.MachineType;

/** What a domain's document says of its size. */
class SizeElementsTest {
  @Test
  void aMachineWithHeadroomSaysWhatItHasAndCanHave() {
    assertThat(
            SizeElements.read(
                "<domain><memory unit='KiB'>327680</memory><maxMemory slots='16'"
                    + " unit='KiB'>458752</maxMemory><currentMemory unit='KiB'>262144</currentMemory>"
                    + "<vcpu placement='static' current='1'>2</vcpu></domain>"))
        .isEqualTo(new SizeElements(1, 2, 256, 320, 448));
  }

  @Test
  void aMachineWithoutHeadroomCanHaveWhatItHas() {
    assertThat(
            SizeElements.read(
                "<domain><memory unit='KiB'>262144</memory><vcpu placement='static'>2</vcpu></domain>"))
        .isEqualTo(new SizeElements(2, 2, 256, 256, 256));
  }

  @Test
  void headroomIsRoundedUpToWholeModules() {
    String document =
        MachineDocument.of(Specs.of("a", 192, 384), MachineType.QEMU, "/image", Optional.empty());
    assertThat(document)
        .containsPattern("<maxMemory[^>]*>448<")
        .containsPattern("<memory[^>]*>192<");
    assertThat(MemoryDocument.inBlocks(1)).isEqualTo(128);
    assertThat(MemoryDocument.inBlocks(128)).isEqualTo(128);
    assertThat(MemoryDocument.inBlocks(0)).isZero();
    assertThat(MemoryDocument.wholeBlocksIn(255)).isEqualTo(128);
  }

  @Test
  void aModuleGoesToTheOneNodeThereIs() {
    assertThat(MemoryDocument.module(256))
        .isEqualTo(
            "<memory model=\"dimm\"><target><size unit=\"MiB\">256</size><node>0</node></target></memory>");
  }
}
