package org.patchbay.cluster.entity.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeMovePlanTest {
  /**
   * Letters of what is seen: p pointless, t target ready, v vacating, s source vacant, a data
   * awaited, d data there, w well, l data left, g the old host lost and silent, G lost, o without.
   */
  @ParameterizedTest(name = "bound {0}, seen {1} -> {2}")
  @CsvSource({
    // the node works on until the other container is ready
    "false, -,   AWAIT_TARGET",
    "false, t,   VACATE_SOURCE",
    "false, tv,  AWAIT_SOURCE",
    // the old container is on its way to another host: where its disk is then is not known yet
    "false, te,  AWAIT_SOURCE",
    "false, tvs, BIND",
    // a free container that is lost on the way is waited for, also when the old one is vacant
    "false, vs,  AWAIT_TARGET",
    "false, v,   AWAIT_TARGET",
    // somebody retires the node or a container
    "false, p,    ABANDON",
    "false, ptvs, ABANDON",
    // stopped dead right after it was bound
    "true, tvsa,  COPY_DATA",
    "true, a,     COPY_DATA",
    // stopped dead in the middle of the copy: half of it is not there
    "true, al,    COPY_DATA",
    // its container was left before it had a machine
    "true, an,    NOTHING_TO_BRING",
    "true, adn,   DATA_ARRIVED",
    "true, angG,  AWAIT_DECISION",
    // stopped dead right after the copy
    "true, ad,    DATA_ARRIVED",
    "true, adl,   DATA_ARRIVED",
    "true, -,     AWAIT_NODE",
    "true, l,     AWAIT_NODE",
    "true, wl,    FORGET_SOURCE_DATA",
    "true, w,     FINISH",
    // the node has gone for good: what it left goes too
    "true, pal,   FORGET_SOURCE_DATA",
    "true, pa,    FINISH",
    "true, pl,    FORGET_SOURCE_DATA",
    // the host with the data is lost: nobody gives it up but a person
    "true, agG,   AWAIT_DECISION",
    "true, agGo,  DO_WITHOUT_DATA",
    // it answers again before it was said to be found: the data can be had
    "true, aG,    COPY_DATA",
    // it had come to the end before the host went, or somebody gave it up
    "true, adgG,  DATA_ARRIVED",
    "true, adgGo, DATA_ARRIVED",
    "true, wlgG,  LEAVE_SOURCE_DATA",
    "true, wlG,   LEAVE_SOURCE_DATA",
    "true, plgG,  LEAVE_SOURCE_DATA",
    // nothing is on the way yet: bound or cancelled
    "false, tvsgG, BIND",
    "false, tvgG, AWAIT_SOURCE",
  })
  void theNextStepFollowsFromWhatIsSeen(boolean bound, String seen, MoveStep next) {
    assertThat(NodeMovePlan.next(sight(bound, seen))).isEqualTo(next);
  }

  @Test
  void aNodeIsBoundOnlyWhileNeitherContainerCanActAsIt() {
    assertThat(sights().filter(seen -> NodeMovePlan.next(seen) == MoveStep.BIND))
        .isNotEmpty()
        .allMatch(
            s ->
                !s.bound()
                    && !s.pointless()
                    && s.targetReady()
                    && s.vacating()
                    && s.sourceVacant());
  }

  @Test
  void theSourceOfTheDataGoesOnlyAfterTheNodeIsWellOrGone() {
    assertThat(sights().filter(seen -> NodeMovePlan.next(seen) == MoveStep.FORGET_SOURCE_DATA))
        .isNotEmpty()
        .allMatch(s -> s.bound() && (s.pointless() || s.well() && !s.awaited()));
  }

  @Test
  void dataIsGivenUpOnlyWhenAPersonHasSaidSo() {
    assertThat(sights().filter(seen -> NodeMovePlan.next(seen) == MoveStep.DO_WITHOUT_DATA))
        .isNotEmpty()
        .allMatch(seen -> seen.without() && !seen.dataThere());
  }

  @Test
  void thereIsNoWayBackOnceItIsBound() {
    assertThat(sights().filter(MoveSight::bound).map(NodeMovePlan::next))
        .doesNotContain(MoveStep.ABANDON, MoveStep.BIND, MoveStep.VACATE_SOURCE);
  }

  private static MoveSight sight(boolean bound, String seen) {
    return new MoveSight(
        bound,
        seen.contains("p"),
        seen.contains("t"),
        seen.contains("e"),
        seen.contains("v"),
        seen.contains("s"),
        seen.contains("a"),
        seen.contains("d"),
        seen.contains("n"),
        seen.contains("w"),
        seen.contains("l"),
        seen.contains("g"),
        seen.contains("G"),
        seen.contains("o"));
  }

  private static Stream<MoveSight> sights() {
    return IntStream.range(0, 1 << 14)
        .mapToObj(
            n ->
                new MoveSight(
                    bit(n, 0),
                    bit(n, 1),
                    bit(n, 2),
                    bit(n, 3),
                    bit(n, 4),
                    bit(n, 5),
                    bit(n, 6),
                    bit(n, 7),
                    bit(n, 8),
                    bit(n, 9),
                    bit(n, 10),
                    bit(n, 11),
                    bit(n, 12),
                    bit(n, 13)));
  }

  private static boolean bit(int number, int position) {
    return (number >> position & 1) == 1;
  }
}
