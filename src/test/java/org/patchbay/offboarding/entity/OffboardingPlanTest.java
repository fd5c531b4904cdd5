package org.patchbay.offboarding.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.LeaveState;

/** In which order a tenant goes, and that it never goes back. */
class OffboardingPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Remains NOTHING = new Remains(0, 0, 0, 0, 0, false, false);

  @ParameterizedTest
  @CsvSource({
    // state, rested; left: unasked, clusters, containers, addresses, segments, rights, organization
    "RESTING, false, 2, 2, 3, 4, 1, true, true, REST",
    "RESTING, true, 2, 2, 3, 4, 1, true, true, BEGIN",
    "RETIRING, true, 2, 2, 3, 4, 1, true, true, RETIRE",
    "RETIRING, true, 1, 0, 1, 4, 1, true, true, RETIRE",
    "RETIRING, true, 0, 2, 3, 4, 1, true, true, AWAIT_MACHINES",
    "RETIRING, true, 0, 1, 0, 4, 1, true, true, AWAIT_MACHINES",
    "RETIRING, true, 0, 0, 1, 4, 1, true, true, AWAIT_MACHINES",
    "RETIRING, true, 0, 0, 0, 4, 1, true, true, GIVE_BACK_ADDRESSES",
    "RETIRING, true, 0, 0, 0, 0, 1, true, true, GIVE_BACK_SEGMENTS",
    "RETIRING, true, 0, 0, 0, 0, 0, true, true, END_RIGHTS",
    "RETIRING, true, 0, 0, 0, 0, 0, false, true, AWAIT_ORGANIZATION",
    "RETIRING, true, 0, 0, 0, 0, 0, false, false, CLOSE",
    "GONE, true, 0, 0, 0, 0, 0, false, false, NONE",
    // Even if something should be left: it is never begun anew.
    "GONE, true, 1, 1, 1, 1, 1, true, true, NONE"
  })
  void theNextStepFollowsFromWhatIsLeft(
      LeaveState state,
      boolean rested,
      long unasked,
      long clusters,
      long containers,
      long addresses,
      long segments,
      boolean rights,
      boolean organization,
      OffboardingStep step) {
    var left =
        new Remains(unasked, clusters, containers, addresses, segments, rights, organization);
    assertThat(OffboardingPlan.next(state, rested, left)).isEqualTo(step);
  }

  /** Whatever is left, each step takes something away, and after the last nothing is. */
  @Test
  void itComesToAnEndInTheOrderOfTheParts() {
    List<OffboardingStep> taken = new ArrayList<>();
    Remains left = new Remains(2, 2, 1, 2, 1, true, true);
    OffboardingStep step = OffboardingPlan.next(LeaveState.RETIRING, true, left);
    while (step != OffboardingStep.CLOSE && taken.size() < 20) {
      taken.add(step);
      left = after(step, left);
      step = OffboardingPlan.next(LeaveState.RETIRING, true, left);
    }
    assertThat(left).isEqualTo(NOTHING);
    assertThat(taken)
        .containsExactly(
            OffboardingStep.RETIRE,
            OffboardingStep.RETIRE,
            OffboardingStep.AWAIT_MACHINES,
            OffboardingStep.GIVE_BACK_ADDRESSES,
            OffboardingStep.GIVE_BACK_SEGMENTS,
            OffboardingStep.END_RIGHTS,
            OffboardingStep.AWAIT_ORGANIZATION);
  }

  private static Remains after(OffboardingStep step, Remains left) {
    return switch (step) {
      case RETIRE -> new Remains(left.unasked() - 1, 2, 1, 2, 1, true, true);
      case AWAIT_MACHINES -> new Remains(0, 0, 0, 2, 1, true, true);
      case GIVE_BACK_ADDRESSES -> new Remains(0, 0, 0, 0, 1, true, true);
      case GIVE_BACK_SEGMENTS -> new Remains(0, 0, 0, 0, 0, true, true);
      case END_RIGHTS -> new Remains(0, 0, 0, 0, 0, false, true);
      default -> NOTHING;
    };
  }

  @Test
  void clustersAndContainersGoTogetherAndTheOthersOneAfterTheOther() {
    var machines =
        OffboardingPlan.parts(LeaveState.RETIRING, new Remains(0, 1, 2, 1, 1, true, true));
    assertThat(machines)
        .containsEntry(Part.CLUSTERS, PartState.GOING)
        .containsEntry(Part.CONTAINERS, PartState.GOING)
        .containsEntry(Part.ADDRESSES, PartState.LATER)
        .containsEntry(Part.QUOTAS, PartState.LATER);
    var late = OffboardingPlan.parts(LeaveState.RETIRING, new Remains(0, 0, 0, 0, 1, true, true));
    assertThat(late)
        .containsEntry(Part.CONTAINERS, PartState.DONE)
        .containsEntry(Part.ADDRESSES, PartState.DONE)
        .containsEntry(Part.SEGMENTS, PartState.GOING)
        .containsEntry(Part.RIGHTS, PartState.LATER);
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void nothingGoesWhileItRestsAndAllIsDoneWhenItIsGone(Part part) {
    var all = new Remains(1, 1, 1, 1, 1, true, true);
    assertThat(OffboardingPlan.parts(LeaveState.RESTING, all)).containsEntry(part, PartState.LATER);
    assertThat(OffboardingPlan.parts(LeaveState.RESTING, NOTHING))
        .containsEntry(part, PartState.LATER);
    assertThat(OffboardingPlan.parts(LeaveState.GONE, NOTHING)).containsEntry(part, PartState.DONE);
  }

  @Test
  void aLeaveRestsUntilItsTimeIsOverAndGoesForward() {
    var leave = new Leave("ada", "The contract ends.", NOW, Duration.ofDays(14));
    assertThat(leave.state()).isEqualTo(LeaveState.RESTING);
    assertThat(leave.hasRested(NOW.plus(Duration.ofDays(14)).minusMillis(1))).isFalse();
    assertThat(leave.hasRested(NOW.plus(Duration.ofDays(14)))).isTrue();
    leave.begin(NOW.plus(Duration.ofDays(14)));
    leave.begin(NOW.plus(Duration.ofDays(15)));
    assertThat(leave.state()).isEqualTo(LeaveState.RETIRING);
    assertThat(leave.begunAt()).contains(NOW.plus(Duration.ofDays(14)));
    leave.endRights(NOW);
    leave.end(NOW);
    assertThat(leave.state()).isEqualTo(LeaveState.GONE);
  }

  @ParameterizedTest
  @CsvSource({
    "acme, The contract ends., ''",
    "' acme ', The contract ends., ''",
    "Acme, The contract ends., confirm",
    ", The contract ends., confirm",
    "acme, , reason",
    "acme, '  ', reason",
    "globex, , confirm reason"
  })
  void itIsConfirmedByTheShortNameAndHasAReason(String confirm, String reason, String wrong) {
    assertThat(new OffboardingWish(confirm, reason).problems("acme"))
        .extracting(problem -> problem.field())
        .containsExactly(wrong.isEmpty() ? new String[0] : wrong.split(" "));
  }

  @Test
  void aReasonIsOneLineOfAtMostTwoHundredCharacters() {
    assertThat(new OffboardingWish("acme", "x".repeat(200)).problems("acme")).isEmpty();
    assertThat(new OffboardingWish("acme", "x".repeat(201)).problems("acme")).hasSize(1);
    assertThat(new OffboardingWish("acme", "a\nb").problems("acme")).hasSize(1);
  }
}
