package org.patchbay.cluster.entity.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.document.ConfigFiles;
import org.patchbay.cluster.entity.topology.DraftNode;

class WaveNumbersTest {
  private static final VersionCatalogue V57 = ConfigFiles.catalogue().version("5.7").orElseThrow();

  @Test
  void theControllerStartsBeforeTheDatabaseAndTheWebInterfaceLast() {
    var numbers =
        new WaveNumbers(List.of(node("c", "http"), node("b", "sql"), node("a", "ic")), V57);
    assertThat(numbers.starting().get("a")).isLessThan(numbers.starting().get("b"));
    assertThat(numbers.starting().get("b")).isLessThan(numbers.starting().get("c"));
    assertThat(numbers.stopping().get("c")).isLessThan(numbers.stopping().get("b"));
    assertThat(numbers.stopping().get("b")).isLessThan(numbers.stopping().get("a"));
  }

  @Test
  void aNodeOfSeveralRolesStartsWithTheEarliestAndStopsWithTheLatest() {
    var all = List.of(node("mixed", "http", "ic"), node("sql", "sql"));
    var numbers = new WaveNumbers(all, V57);
    assertThat(numbers.starting().get("mixed")).isLessThan(numbers.starting().get("sql"));
    assertThat(numbers.stopping().get("mixed")).isGreaterThan(numbers.stopping().get("sql"));
  }

  @Test
  void slavesAndFurtherInstancesStartLastAndStopFirst() {
    var slave = node("a-sql", "sql");
    var master = node("b-sql", "sql").masterOf(Set.of("sql"));
    var numbers =
        new WaveNumbers(List.of(slave, master, node("sip-1", "sip"), node("sip-2", "sip")), V57);
    assertThat(numbers.starting().get("b-sql")).isLessThan(numbers.starting().get("sip-1"));
    assertThat(numbers.starting().get("a-sql")).isGreaterThan(numbers.starting().get("sip-1"));
    assertThat(numbers.starting().get("sip-2")).isEqualTo(numbers.starting().get("a-sql"));
    assertThat(numbers.stopping().get("a-sql")).isZero();
    assertThat(numbers.stopping().get("sip-2")).isZero();
    assertThat(numbers.stopping().get("b-sql")).isPositive();
  }

  private static DraftNode node(String name, String... roles) {
    var size = new NodeSize(new Size(1, 192, 1), 2, 384);
    var system = new OperatingSystem("patchbay-lab", "1", "x86_64");
    return DraftNode.of(name, List.of(roles), size, system);
  }
}
