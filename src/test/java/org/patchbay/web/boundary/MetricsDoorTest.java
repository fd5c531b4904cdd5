package org.patchbay.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsDoorTest {
  @Test
  void itOpensForTheWordThatWasSet() {
    assertThat(MetricsDoor.opens("Bearer open sesame", "open sesame")).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Bearer ", "Bearer open", "open sesame", "Basic open sesame", "bearer x"})
  void itStaysShutForAnyOther(String header) {
    assertThat(MetricsDoor.opens(header, "open sesame")).isFalse();
  }
}
