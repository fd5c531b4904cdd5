package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** What a host promises about volumes. */
abstract class VolumePromises extends HostPromises {
  private static final byte[] CONTENT = new byte[300_000];
  private static final int A_PART = 270_000;

  private static Upload whole() {
    return new Upload("raw", CONTENT.length, () -> new ByteArrayInputStream(CONTENT));
  }

  private static Upload endingEarly() {
    return new Upload("raw", CONTENT.length, () -> new ByteArrayInputStream(CONTENT, 0, A_PART));
  }

  private static Upload breakingOff() {
    return new Upload("raw", CONTENT.length, () -> new BreakingStream(CONTENT, A_PART));
  }

  @Test
  void aVolumeIsThereWhenItsUploadIsCompleteAndGoneWhenForgotten() {
    VolumeRef volume = spec("volume").seed();
    assertThat(door().hasVolume(host(), volume)).isFalse();
    for (int i = 0; i < 2; i++) {
      door().upload(host(), volume, whole());
      assertThat(door().hasVolume(host(), volume)).isTrue();
    }
    for (int i = 0; i < 2; i++) {
      door().forgetVolume(host(), volume);
      assertThat(door().hasVolume(host(), volume)).isFalse();
    }
  }

  @Test
  void anUploadThatBreaksOffLeavesNoVolumeAndCanBeTriedAgain() {
    VolumeRef volume = spec("broken").seed();
    for (Upload broken : List.of(endingEarly(), breakingOff())) {
      refused(FaultCode.HYPERVISOR_REFUSED, () -> door().upload(host(), volume, broken));
      assertThat(door().hasVolume(host(), volume)).isFalse();
      door().upload(host(), volume, whole());
      assertThat(door().hasVolume(host(), volume)).isTrue();
    }
  }

  @Test
  void aDataDiskIsMadeOnceAndGoesToAnotherPlaceWithAllItsBytes() {
    var disk = new DataDisk(new VolumeRef(spec("d").seed().pool(), "data.qcow2"), 1, "pb-data");
    var copy = new VolumeRef(disk.volume().pool(), "data-copy.qcow2");
    refused(FaultCode.IMAGE_MISSING, () -> door().sizeOf(host(), disk.volume()));
    for (int i = 0; i < 2; i++) {
      door().createDataDisk(host(), disk);
      assertThat(door().hasVolume(host(), disk.volume())).isTrue();
    }
    var bytes = new ByteArrayOutputStream();
    door().download(host(), disk.volume(), bytes);
    assertThat(bytes.size()).isPositive().isEqualTo((int) door().sizeOf(host(), disk.volume()));
    byte[] content = bytes.toByteArray();
    door()
        .upload(
            host(),
            copy,
            new Upload("qcow2", content.length, () -> new ByteArrayInputStream(content)));
    assertThat(door().sizeOf(host(), copy)).isEqualTo(content.length);
    door().createDataDisk(host(), new DataDisk(copy, 1, "pb-data"));
    var again = new ByteArrayOutputStream();
    door().download(host(), copy, again);
    assertThat(again.toByteArray()).isEqualTo(content);
    door().forgetVolume(host(), disk.volume());
    door().forgetVolume(host(), copy);
    assertThat(door().hasVolume(host(), copy)).isFalse();
  }

  @Test
  void aDiskIsCopiedWithinItsPoolOnceAndTheCopyStandsOnNothing() {
    var disk = new DataDisk(new VolumeRef(spec("c").seed().pool(), "copied.qcow2"), 1, "pb-data");
    VolumeRef copy = disk.volume().beside("copied-copy.qcow2");
    refused(FaultCode.IMAGE_MISSING, () -> door().copyDisk(host(), disk.volume(), copy, 1));
    assertThat(door().hasVolume(host(), copy)).isFalse();
    door().createDataDisk(host(), disk);
    for (int i = 0; i < 2; i++) {
      door().copyDisk(host(), disk.volume(), copy, 2);
      assertThat(door().hasVolume(host(), copy)).isTrue();
    }
    assertThat(door().sizeOf(host(), copy)).isPositive();
    door().forgetVolume(host(), disk.volume());
    assertThat(door().hasVolume(host(), copy)).isTrue();
    // It is there already, and what it was copied from is asked for by nobody.
    door().copyDisk(host(), disk.volume(), copy, 2);
    door().copyDisk(host(), copy, disk.volume(), 1);
    assertThat(door().hasVolume(host(), disk.volume())).isTrue();
    door().forgetVolume(host(), disk.volume());
    door().forgetVolume(host(), copy);
    assertThat(door().hasVolume(host(), copy)).isFalse();
  }

  @Test
  void whatIsHalfThereIsCopiedAnew() {
    var disk = new DataDisk(new VolumeRef(spec("h").seed().pool(), "whole.qcow2"), 1, "pb-data");
    VolumeRef copy = disk.volume().beside("half.qcow2");
    door().createDataDisk(host(), disk);
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door().upload(host(), copy, breakingOff()));
    door().copyDisk(host(), disk.volume(), copy, 1);
    assertThat(door().hasVolume(host(), copy)).isTrue();
    door().forgetVolume(host(), disk.volume());
    door().forgetVolume(host(), copy);
  }

  @Test
  void whatAnUploadBrokeOffIsForgottenLikeAnyVolume() {
    VolumeRef volume = spec("remains").seed();
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door().upload(host(), volume, breakingOff()));
    door().forgetVolume(host(), volume);
    assertThat(door().hasVolume(host(), volume)).isFalse();
  }

  @Test
  void aDiskNeedsItsImageAndIsMadeOnce() {
    MachineSpec spec = spec("disk");
    DiskSpec disk = spec.disk();
    refused(FaultCode.IMAGE_MISSING, () -> door().createDisk(host(), disk));
    assertThat(look(spec).disk()).isFalse();
    door().upload(host(), disk.backing(), image());
    door().createDisk(host(), disk);
    door().createDisk(host(), disk);
    assertThat(look(spec).disk()).isTrue();
    assertThat(door().hasVolume(host(), disk.volume())).isTrue();
    door().forgetVolume(host(), disk.volume());
    assertThat(look(spec).disk()).isFalse();
    assertThat(door().hasVolume(host(), disk.volume())).isFalse();
    assertThat(door().hasVolume(host(), disk.backing())).isTrue();
  }
}
