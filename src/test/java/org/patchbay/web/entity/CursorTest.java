package org.patchbay.web.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

class CursorTest {
  @Test
  void theWordStandsForTheSamePlaceWhateverTheKeysHold() {
    Cursor cursor = Cursor.after("a b&c=<ü>😀", "", 42);
    assertThat(Cursor.read(cursor.word(), 3)).isEqualTo(cursor);
    assertThat(cursor.word()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aPlaceKnowsItsDirection() {
    assertThat(Cursor.read(Cursor.before("x").word(), 1).backwards()).isTrue();
    assertThat(Cursor.read(Cursor.after("x").word(), 1).backwards()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "eA", "zzzz", "Pg", "////"})
  void aWordThatIsNoPlaceOfThisListIsRefusedAtItsField(String word) {
    assertThatThrownBy(() -> Cursor.read(word, 2))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.INVALID_INPUT);
              assertThat(fault.problems().get(0).field()).isEqualTo("cursor");
            });
  }

  @Test
  void aPlaceOfAnotherListIsRefused() {
    String word = Cursor.after("a", "b").word();
    assertThatThrownBy(() -> Cursor.read(word, 1)).isInstanceOf(Fault.class);
  }

  @Test
  void aSliceHasANextPageOnlyWhenThereIsOneRowMore() {
    List<String> rows = List.of("a", "b", "c");
    Slice<String> full = Slice.of(rows, 2, Cursor::after);
    assertThat(full.items()).containsExactly("a", "b");
    assertThat(Cursor.read(full.next(), 1).key(0)).isEqualTo("b");
    assertThat(Slice.of(rows, 3, Cursor::after).next()).isNull();
    assertThat(Slice.of(List.<String>of(), 3, Cursor::after).items()).isEmpty();
  }
}
