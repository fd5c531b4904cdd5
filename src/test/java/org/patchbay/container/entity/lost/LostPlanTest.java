package org.patchbay.container.entity.lost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.container.entity.ContainerWish;
import org.patchbay.container.entity.DataWish;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.entity.MachineState;

class LostPlanTest {
  /** Letters of what is wished: r to go, w made anew, s spare, v vacant, c copied to the end. */
  @ParameterizedTest(name = "wished {0} {1}, seen {2} -> {3}")
  @CsvSource({
    // what runs may have something that a person wants back
    "ON,  -,  RUNNING, AWAIT_DECISION",
    "ON,  -,  OFF,     AWAIT_DECISION",
    "ON,  -,  ABSENT,  AWAIT_DECISION",
    "ON,  w,  ABSENT,  AWAIT_DECISION",
    "OFF, w,  OFF,     AWAIT_DECISION",
    // what is to be off is off there
    "OFF, -,  RUNNING, TAKE_AS_OFF",
    "OFF, -,  STOPPING, TAKE_AS_OFF",
    "OFF, -,  CRASHED, TAKE_AS_OFF",
    "OFF, -,  OFF,     NOTHING",
    "OFF, -,  ABSENT,  NOTHING",
    // what is to go goes
    "ON,  r,  RUNNING, LET_GO",
    "OFF, r,  OFF,     LET_GO",
    "OFF, rsv, ABSENT, LET_GO",
    "ON,  rc, ABSENT,  LET_GO",
    // it was on its way with all it has
    "ON,  c,  ABSENT,  GO_ON",
    "OFF, c,  OFF,     GO_ON",
    // no node runs in it, or its node is just about to leave
    "OFF, sv, ABSENT,  NOTHING",
    "OFF, s,  RUNNING, AWAIT_DECISION",
  })
  void theNextStepFollowsFromTheWishAlone(
      Power power, String wish, MachineState seen, LostStep next) {
    assertThat(LostPlan.next(wish(power, wish), seen, wish.contains("c"))).isEqualTo(next);
  }

  private static ContainerWish wish(Power power, String letters) {
    return new ContainerWish(
        power,
        letters.contains("r"),
        false,
        false,
        true,
        true,
        Optional.empty(),
        false,
        letters.contains("w"),
        Optional.empty(),
        letters.contains("s"),
        letters.contains("v"),
        DataWish.MADE,
        false);
  }
}
