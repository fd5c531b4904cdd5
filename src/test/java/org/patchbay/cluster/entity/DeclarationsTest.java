package org.patchbay.cluster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.FieldProblem;

class DeclarationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nfs://nas.example.net/export/voip",
        "https://s3.example.net/voip",
        "http://[2001:db8::1]:9000/b"
      })
  void storageIsAnExportOrABucket(String text) {
    assertThat(problems(text, "", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nas.example.net:/export",
        "nfs://nas.example.net",
        "nfs://nas.example.net/",
        "nfs:///export",
        "ftp://nas.example.net/export",
        "https://key:secret@s3.example.net/voip",
        "https://s3.example.net/voip?key=secret",
        "nfs://nas example/export",
      })
  void anythingElseIsRefusedAndALoginInItAboveAll(String text) {
    assertThat(problems(text, "", "")).containsExactly("sharedStorage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"balancer.example.net", "300.1.1.1", "198.51.100", "::zz"})
  void aLoadBalancerIsAnAddressAndNoName(String text) {
    assertThat(problems("", text, "")).containsExactly("loadBalancer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "1.5", "99999999999"})
  void extensionsAreANumber(String text) {
    assertThat(problems("", "", text)).containsExactly("extensions");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(problems("x", "y", "z"))
        .containsExactly("sharedStorage", "loadBalancer", "extensions");
    assertThat(problems("", " ", null)).isEmpty();
  }

  private static List<String> problems(String storage, String balancer, String extensions) {
    List<FieldProblem> problems = new ArrayList<>();
    Declarations.read(storage, "", balancer, false, extensions, problems);
    return problems.stream().map(FieldProblem::field).toList();
  }
}
