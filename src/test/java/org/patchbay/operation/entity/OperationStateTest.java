package org.patchbay.operation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.operation.entity.PartState.DONE;
import static org.patchbay.operation.entity.PartState.FAILED;
import static org.patchbay.operation.entity.PartState.PENDING;
import static org.patchbay.operation.entity.PartState.SUPERSEDED;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationStateTest {
  @Test
  void anOperationIsOpenAsLongAsAPartIs() {
    assertThat(of(PENDING, PENDING)).isEqualTo(OperationState.RUNNING);
    assertThat(of(DONE, FAILED, PENDING)).isEqualTo(OperationState.RUNNING);
    assertThat(OperationState.of(List.of(PENDING), false, false)).isEqualTo(OperationState.PENDING);
  }

  @Test
  void itSucceededWhenEveryPartDid() {
    assertThat(of(DONE, DONE)).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void onePartThatFailedIsAFailureWhateverTheOthersCameTo() {
    assertThat(of(DONE, FAILED, SUPERSEDED)).isEqualTo(OperationState.FAILED);
    assertThat(OperationState.of(List.of(DONE, FAILED), true, true))
        .isEqualTo(OperationState.FAILED);
  }

  @Test
  void itIsCancelledOnceTheOldWishIsTrueAgain() {
    assertThat(OperationState.of(List.of(DONE, PENDING), true, true))
        .isEqualTo(OperationState.RUNNING);
    assertThat(OperationState.of(List.of(DONE, DONE), true, true))
        .isEqualTo(OperationState.CANCELLED);
  }

  @Test
  void itIsSupersededWhenALaterOneTookAPartOver() {
    assertThat(of(DONE, SUPERSEDED)).isEqualTo(OperationState.SUPERSEDED);
  }

  private static OperationState of(PartState... parts) {
    return OperationState.of(List.of(parts), true, false);
  }
}
