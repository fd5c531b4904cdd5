package org.patchbay.container.entity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleTextTest {
  static Stream<Arguments> words() {
    return Stream.of(
        arguments("", ""),
        arguments("one\r\ntwo\n", "one\ntwo"),
        arguments("one\r\r\ntwo", "one\ntwo"),
        arguments("10%\r20%\rdone\n", "10%\n20%\ndone"),
        arguments("\u001b[1;32mOK\u001b[0m", "OK"),
        arguments("\u001b[?25l\u001b[2J\u001b[Hup", "up"),
        arguments("\u009b31mred", "red"),
        arguments("\u001b]0;title\u0007text", "text"),
        arguments("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link"),
        arguments("\u001bPq#0\u001b\\picture", "picture"),
        arguments("\u001b(Bplain\u001bc", "plain"),
        arguments("\u001b]never ended\nthe next line", "\nthe next line"),
        arguments("\u001b[", ""),
        arguments("\u001b", ""),
        arguments("nul\0bell\u0007back\bdel\u007f", "nulbellbackdel"),
        arguments("a\tb", "a b"),
        arguments("<b>&amp;</b>", "<b>&amp;</b>"),
        arguments("safe\u202eexe.txt\u2066\u200b\u2028", "safeexe.txt"),
        arguments("phone \uD83D\uDCDE é", "phone \uD83D\uDCDE é"),
        arguments("x".repeat(400), "x".repeat(300) + "…"));
  }

  @ParameterizedTest
  @MethodSource("words")
  void whatATerminalWouldObeyIsLeftOut(String written, String read) {
    assertThat(ConsoleText.of(written.getBytes(UTF_8), false)).isEqualTo(read);
  }

  @Test
  void theLastLinesAreKeptAndTheFirstOneNotWhenItWasCut() {
    String lines = IntStream.range(0, 500).mapToObj(i -> "l" + i).collect(Collectors.joining("\n"));
    String kept = ConsoleText.of(lines.getBytes(UTF_8), true);
    assertThat(kept.lines()).hasSize(ConsoleText.MOST_LINES).startsWith("l300").endsWith("l499");
    assertThat(ConsoleText.of("alf\nwhole".getBytes(UTF_8), true)).isEqualTo("whole");
  }

  @Test
  void bytesThatAreNoTextHarmNobody() {
    byte[] bytes = new byte[64 * 1024];
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      random.nextBytes(bytes);
      harmless(ConsoleText.of(bytes, round % 2 == 0));
    }
    harmless(ConsoleText.of("\u001b[".repeat(32 * 1024).getBytes(ISO_8859_1), false));
    harmless(ConsoleText.of(("\u001b]" + "x".repeat(64 * 1024)).getBytes(ISO_8859_1), false));
  }

  private static void harmless(String text) {
    assertThat(text.lines().count()).isLessThanOrEqualTo(ConsoleText.MOST_LINES);
    assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    assertThat(text.codePoints()).noneMatch(c -> Character.getType(c) == Character.FORMAT);
    assertThat(text.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
