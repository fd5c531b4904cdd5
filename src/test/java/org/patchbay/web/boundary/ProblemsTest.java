package org.patchbay.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.JsonbException;
import jakarta.mvc.security.CsrfValidationException;
import jakarta.ws.rs.ProcessingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.web.control.Texts;
import org.patchbay.web.entity.HttpFault;

class ProblemsTest {
  private static Problem of(Throwable thrown) {
    return Problems.of(thrown, Locale.ENGLISH, "/api/v1/things", "REF0000001");
  }

  @Test
  void aFaultSaysItsCodeItsStatusAndWhatToDo() {
    Problem problem = of(Fault.of(FaultCode.QUOTA_EXCEEDED, "vcpus", 8, 196, 200));
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(problem.type()).isEqualTo("/problems/quota-exceeded");
    assertThat(problem.detail()).contains("\"vCPUs\"", "8 more", "196 of 200");
    assertThat(problem.instance()).isEqualTo("/api/v1/things");
  }

  @Test
  void wrongInputNamesEachField() {
    Problem problem = of(Fault.invalid("limit", "web.limit.invalid", 200));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.errors())
        .containsExactly(
            new Problem.Field("limit", "A page has from 1 to 200 entries.", "web.limit.invalid"));
  }

  @Test
  void anUnknownFieldIsNamed() {
    var json = new JsonbException("Json object contains property nmae, which doesn't exist in X.");
    assertThat(of(new ProcessingException("read", json)).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("nmae"));
  }

  @Test
  void jsonThatIsNoneIsMalformedAndSaysNothingOfOurInside() {
    Problem problem =
        of(new ProcessingException("org.x.Y", new JsonbException("org.x.Parser: 1:2")));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.toString()).doesNotContain("org.x");
  }

  @Test
  void aDefectGivesItsReferenceAndNothingElse() {
    for (Throwable defect :
        new Throwable[] {
          new IllegalStateException("select * from secret"),
          Fault.because(new IllegalStateException("secret"), FaultCode.INTERNAL, "secret")
        }) {
      Problem problem = of(defect);
      assertThat(problem.status()).isEqualTo(500);
      assertThat(problem.code()).isEqualTo("INTERNAL");
      assertThat(problem.detail()).contains("REF0000001").doesNotContain("secret");
    }
  }

  @Test
  void aFormWithoutItsTokenIsForbidden() {
    assertThat(of(new CsrfValidationException("x")).code()).isEqualTo("CSRF_TOKEN_MISSING");
  }

  @ParameterizedTest
  @EnumSource(HttpFault.class)
  void everyHttpFaultHasItsTitleAndItsWords(HttpFault fault) {
    assertThat(Texts.find(Locale.ENGLISH, "fault.http." + fault)).isPresent();
    assertThat(Texts.find(Locale.ENGLISH, "fault.http." + fault + ".title")).isPresent();
  }

  static Stream<String> keys() {
    return Stream.concat(
        Arrays.stream(FaultCode.values()).map(code -> "fault." + code),
        Arrays.stream(FaultKind.values()).map(kind -> "fault.kind." + kind));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyFaultHasItsWords(String key) {
    assertThat(Texts.find(Locale.ENGLISH, key, "a", "b", "c", "d", "e"))
        .hasValueSatisfying(text -> assertThat(text).isNotBlank().doesNotContain("{"));
  }
}
