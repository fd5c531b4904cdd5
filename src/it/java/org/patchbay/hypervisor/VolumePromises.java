package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
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
