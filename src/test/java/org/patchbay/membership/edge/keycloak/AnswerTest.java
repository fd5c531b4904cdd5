package org.patchbay.membership.edge.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void theReasonIsKeycloaksSentenceWhereThereIsOne() {
    assertThat(new Answer(500, "{\"errorMessage\":\"Failed to send invite email\"}").reason())
        .isEqualTo("HTTP 500, Failed to send invite email");
    assertThat(new Answer(403, "{\"error\":\"HTTP 403 Forbidden\"}").reason())
        .isEqualTo("HTTP 403, HTTP 403 Forbidden");
  }

  @Test
  void pagesAndOtherJsonAreNoSentences() {
    assertThat(new Answer(500, "<html>").reason()).isEqualTo("HTTP 500");
    assertThat(new Answer(500, "").reason()).isEqualTo("HTTP 500");
    assertThat(new Answer(500, "[1]").reason()).isEqualTo("HTTP 500");
    assertThat(new Answer(500, "{\"error\":7}").reason()).isEqualTo("HTTP 500");
  }
}
