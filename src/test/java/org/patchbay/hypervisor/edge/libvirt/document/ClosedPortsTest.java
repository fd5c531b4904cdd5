package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

class ClosedPortsTest {
  private static List<String> closed(OpenPort... open) {
    return ClosedPorts.besides(List.of(open)).ranges().stream()
        .filter(range -> range.protocol() == Protocol.TCP)
        .map(range -> range.first() + "-" + range.last())
        .toList();
  }

  private static OpenPort tcp(int first, int last) {
    return new OpenPort(Protocol.TCP, first, last);
  }

  @Test
  void withNothingOpenOnlyAnswersPass() {
    assertThat(closed()).containsExactly("0-32767", "61000-65535");
  }

  @Test
  void openPortsAreLeftOutInWhateverOrderTheyCome() {
    assertThat(closed(tcp(443, 443), tcp(80, 80), new OpenPort(Protocol.UDP, 53, 53)))
        .containsExactly("0-79", "81-442", "444-32767", "61000-65535");
  }

  @Test
  void rangesThatTouchOrOverlapAreOne() {
    assertThat(closed(tcp(0, 100), tcp(50, 60), tcp(101, 200), tcp(60000, 65535)))
        .containsExactly("201-32767");
  }
}
