package org.patchbay.theme.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContrastTest {
  @Test
  void ratiosAreThoseOfWcag() {
    assertThat(Colour.BLACK.against(Colour.WHITE)).isEqualTo(21);
    assertThat(Colour.of("#777777").against(Colour.WHITE)).isCloseTo(4.48, within(.01));
    assertThat(Colour.of("#767676").against(Colour.WHITE)).isCloseTo(4.54, within(.01));
    assertThat(Colour.of("#f00").against(Colour.WHITE)).isCloseTo(3.99, within(.01));
    assertThat(Colour.WHITE.against(Colour.of("f00"))).isCloseTo(3.99, within(.01));
  }

  @Test
  void whatIsNoColourIsNone() {
    for (String text :
        new String[] {"", "#12", "#12345g", "red", "#1234567", "url(x)", "#1;2345"}) {
      assertThat(Colour.parse(text)).as(text).isEmpty();
    }
    assertThat(Colour.parse(null)).isEmpty();
    assertThat(Colour.of(" #ABC ").hex()).isEqualTo("#aabbcc");
  }

  @Test
  void aWeakColourIsToldWithARatioThatIsNotRoundedUpAndTheNearestThatPasses() {
    var grey = Contrast.ofAccent(Colour.of("#777777"), Shade.LIGHT).orElseThrow();
    assertThat(grey.ratio()).isEqualTo("4.10");
    assertThat(grey.nearest().hex()).isEqualTo("#707070");
    var yellow = Contrast.ofAccent(Colour.of("#ffd000"), Shade.LIGHT).orElseThrow();
    assertThat(yellow.ratio()).isEqualTo("1.34");
    assertThat(Contrast.ofAccent(yellow.nearest(), Shade.LIGHT)).isEmpty();
    assertThat(Contrast.ofAccent(Colour.of("#ffd000"), Shade.DARK)).isEmpty();
  }

  @Test
  void aHeaderInWhichNeitherLightNorDarkWordsCanBeReadIsTold() {
    var grey = Contrast.ofTopBar(Colour.of("#7a7a7a")).orElseThrow();
    assertThat(Double.parseDouble(grey.ratio())).isLessThan(4.5);
    assertThat(Contrast.ofTopBar(grey.nearest())).isEmpty();
    assertThat(Contrast.ofTopBar(Colour.WHITE)).isEmpty();
    assertThat(Contrast.ofTopBar(Colour.BLACK)).isEmpty();
  }

  @Test
  void whateverPassesCanBeReadWithAllThatIsMadeOfIt() {
    var random = new Random(58);
    Stream.generate(() -> new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)))
        .limit(5_000)
        .forEach(
            colour -> {
              for (Shade shade : Shade.values()) {
                judgeAccent(colour, shade);
              }
              judgeBar(Contrast.ofTopBar(colour).map(Contrast::nearest).orElse(colour));
            });
  }

  @Test
  void theGroundsAreThoseOfTheStyleSheet() throws IOException {
    String tokens = Files.readString(Path.of("src/main/frontend/css/tokens.css"));
    String[] halves = tokens.split("@media \\(prefers-color-scheme: dark\\)", 2);
    for (Shade shade : Shade.values()) {
      for (String name : List.of("surface", "ground", "raised")) {
        Matcher value =
            Pattern.compile("--" + name + ": (#[0-9a-f]+);").matcher(halves[shade.ordinal()]);
        assertThat(value.find()).isTrue();
        assertThat(shade.grounds()).as(name).contains(Colour.of(value.group(1)));
      }
    }
  }

  private static void judgeAccent(Colour typed, Shade shade) {
    Colour colour = Contrast.ofAccent(typed, shade).map(Contrast::nearest).orElse(typed);
    var accent = new Accent(colour, shade);
    for (Colour ground : shade.grounds()) {
      assertThat(colour.against(ground)).as(accent + "").isGreaterThanOrEqualTo(4.5);
      assertThat(accent.strong().against(ground)).as(accent + "").isGreaterThanOrEqualTo(4.5);
    }
    assertThat(accent.strong().against(accent.ground())).isGreaterThanOrEqualTo(4.5);
    assertThat(shade.onAccent().against(colour)).as(accent + "").isGreaterThanOrEqualTo(4.5);
    assertThat(shade.onAccent().against(accent.strong())).isGreaterThanOrEqualTo(4.5);
  }

  private static void judgeBar(Colour colour) {
    var bar = new TopBar(colour);
    for (Colour ink : new Colour[] {bar.ink(), bar.soft()}) {
      assertThat(ink.against(colour)).as(bar + "").isGreaterThanOrEqualTo(4.5);
      assertThat(ink.against(bar.over())).as(bar + "").isGreaterThanOrEqualTo(4.5);
    }
  }
}
