package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.FieldProblem;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "acme", "acme-1", "a1-b2-c3", "x--y"})
  void hostLabelsAreGoodClusterNames(String name) {
    assertThat(Names.check(NameKind.CLUSTER, "name", name)).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad(null, "missing", ""),
        bad("", "missing", ""),
        bad(" \n\t", "missing", ""),
        bad("a&b", "characters.label", "&"),
        bad("<script>", "characters.label", "< >"),
        bad("a\"b", "characters.label", "\""),
        bad("o'hara", "characters.label", "'"),
        bad("a/b", "characters.label", "/"),
        bad("a/../b", "characters.label", "/ ."),
        bad("a\nb", "characters.label", "U+000A"),
        bad("a\0b", "characters.label", "U+0000"),
        bad("a\u202eb", "characters.label", "U+202E"),
        bad("phone\uD83D\uDCDE", "characters.label", "\uD83D\uDCDE"),
        bad("müller", "characters.label", "ü"),
        bad("Acme", "characters.label", "A"),
        bad("a b", "characters.label", "U+0020"),
        bad("a_b", "characters.label", "_"),
        bad("n".repeat(300), "too-long", 40),
        bad("n".repeat(41), "too-long", 40),
        bad("1a", "first.label", "1"),
        bad("-a", "first.label", "-"),
        bad("a-", "last", "-"));
  }

  private static Arguments bad(String name, String reason, Object parameter) {
    return Arguments.of(name, reason, parameter);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void anyOtherNameIsRefusedBesideItsField(String name, String reason, Object parameter) {
    List<FieldProblem> problems = Names.check(NameKind.CLUSTER, "name", name);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).field()).isEqualTo("name");
    assertThat(problems.get(0).messageKey()).isEqualTo("tenant.name." + reason);
    if (!problems.get(0).parameters().isEmpty()) {
      assertThat(problems.get(0).parameters().get(0)).isEqualTo(parameter);
    }
  }

  @Test
  void threeHundredEmojiAreCountedAsThreeHundredCharacters() {
    FieldProblem problem =
        Names.check(NameKind.CONTAINER, "name", "\uD83D\uDCDE".repeat(300)).get(0);
    assertThat(problem.parameters()).containsExactly(63, 300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host1", "kvm-1.example.org", "10.77.0.1", "1st.host"})
  void hostsMayHaveDomainNames(String name) {
    assertThat(Names.valid(NameKind.HOST, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".host", "host.", "a..b", "a-.b", "a.-b", "a_b", "A.b"})
  void butNoOthers(String name) {
    assertThat(Names.valid(NameKind.HOST, name)).isFalse();
  }

  @Test
  void aLabelOfADomainNameMustNotBeTooLong() {
    assertThat(Names.check(NameKind.HOST, "name", "a".repeat(64) + ".org"))
        .extracting(FieldProblem::messageKey)
        .containsExactly("tenant.name.too-long-label");
  }

  @Test
  void imagesMayHaveTitles() {
    assertThat(Names.valid(NameKind.IMAGE, "CentOS 7.9_x86-64")).isTrue();
    assertThat(Names.valid(NameKind.IMAGE, "CentOS\n7")).isFalse();
  }

  @Test
  void everyReasonHasItsMessage() {
    ResourceBundle messages = ResourceBundle.getBundle("messages.tenant");
    for (NameKind kind : NameKind.values()) {
      for (String name : List.of("", "n".repeat(300), "a&b", "-a", "a-", "a..b", "a.".repeat(9))) {
        for (FieldProblem found : Names.check(kind, "name", name)) {
          String text =
              MessageFormat.format(
                  messages.getString(found.messageKey()), found.parameters().toArray());
          assertThat(text).doesNotContain("{");
        }
      }
    }
  }
}
