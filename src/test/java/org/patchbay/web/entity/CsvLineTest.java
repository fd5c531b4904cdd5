package org.patchbay.web.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
  @Test
  void noTableProgramTakesACellForAFormula() {
    for (String evil :
        List.of(
            "=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\uFF1D1", "|cmd", "\n=x")) {
      assertThat(CsvLine.cell(evil)).as(evil).startsWith("\"'");
    }
    assertThat(CsvLine.cell("voice-1")).isEqualTo("\"voice-1\"");
  }

  @Test
  void aCellKeepsWhatIsInIt() {
    assertThat(CsvLine.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
  }

  @Test
  void aLineHasAnEndAndAnEmptyCellForNothing() {
    assertThat(CsvLine.heading("a", "b")).isEqualTo("a,b\r\n");
    assertThat(CsvLine.of(Arrays.asList(1, null, "c"))).isEqualTo("\"1\",,\"c\"\r\n");
  }
}
