package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterSenseTest {
  private static final String TOLD =
      "<filter name='f' chain='root'><uuid>1</uuid>"
          + "<rule action='accept' direction='out' priority='-700'>"
          + "<ipv6 srcipaddr='2001:db8:0:0:0:0:0:7'/></rule>"
          + "<rule action='drop' direction='inout' priority='1000'/></filter>";

  private static FilterSense sense(String document) {
    return FilterSense.of(document);
  }

  @Test
  void otherWordsInAnotherOrderMeanTheSame() {
    String other =
        "<filter name='f' chain='root'>\n  <uuid>2</uuid>\n"
            + "<rule priority='1000' direction='inout' action='drop'/>\n"
            + "<rule action='accept' direction='out' priority='-700'>\n"
            + "<ipv6 srcipaddr='2001:db8::7'/>\n</rule>\n</filter>";
    assertThat(sense(other)).isEqualTo(sense(TOLD));
  }

  @Test
  void aRuleThatIsMissingAddedOrChangedIsNoticed() {
    assertThat(sense(TOLD.replace("::7", "::8").replace("0:7", "0:8"))).isNotEqualTo(sense(TOLD));
    assertThat(sense(TOLD.replace("1000", "999"))).isNotEqualTo(sense(TOLD));
    assertThat(sense(TOLD.replace("<rule action='drop' direction='inout' priority='1000'/>", "")))
        .isNotEqualTo(sense(TOLD));
    assertThat(sense(TOLD.replace("</filter>", "<filterref filter='allow-all'/></filter>")))
        .isNotEqualTo(sense(TOLD));
  }
}
