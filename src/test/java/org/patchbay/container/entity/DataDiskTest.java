package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DataDiskTest {
  private final DataDisk disk = DataDisk.half(UUID.randomUUID(), 20);

  @Test
  void oneThatNoMachineHadMayBeMadeAndThrownAway() {
    assertThat(disk.wish()).isEqualTo(DataWish.NEW);
    assertThat(disk.isTreasured()).isFalse();
  }

  @Test
  void oneThatAMachineHadIsKeptHoweverOftenItsContainerIsMadeAnew() {
    disk.made();
    assertThat(disk.wish()).isEqualTo(DataWish.MADE);
    disk.forgo();
    disk.forgo();
    assertThat(disk.wish()).as("only NEW is thrown away").isEqualTo(DataWish.FORGONE);
    disk.made();
    assertThat(disk.wish()).isEqualTo(DataWish.MADE);
  }

  @Test
  void oneThatCameFromAnotherContainerIsAsGoodAsMade() {
    disk.take(burden(false));
    assertThat(disk.wish()).isEqualTo(DataWish.COMING);
    assertThat(disk.isTreasured()).isFalse();
    disk.arrived();
    assertThat(disk.wish()).isEqualTo(DataWish.MADE);
  }

  @Test
  void oneThatDoesNotComeIsMadeEmpty() {
    disk.take(burden(true));
    assertThat(disk.isTreasured()).isTrue();
    disk.mayBeMadeAnew();
    assertThat(disk.wish()).as("it is still on its way").isEqualTo(DataWish.COMING);
    disk.doWithout();
    assertThat(disk.wish()).isEqualTo(DataWish.NEW);
  }

  private static NodeBurden burden(boolean made) {
    return new NodeBurden(
        UUID.randomUUID(),
        "voice-sip-1",
        "",
        java.util.List.of(),
        java.util.List.of("sip"),
        java.util.Optional.of(UUID.randomUUID()),
        10,
        made);
  }
}
