package org.patchbay.theme.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A colour that is too weak (WCAG 2.2, 1.4.3), and what to take instead.
 *
 * @param ratio that it has, rounded down: what is shown as 4.5 is 4.5
 * @param nearest that is strong enough
 */
public record Contrast(String ratio, Colour nearest) {
  /** What words need at least. */
  public static final double WORDS = 4.5;

  private static final int STEPS = 255;

  /** Empty when links and buttons of this colour can be read. */
  public static Optional<Contrast> ofAccent(Colour colour, Shade shade) {
    return of(colour, one -> new Accent(one, shade).contrast());
  }

  /** Empty when words in a bar of this colour can be read. */
  public static Optional<Contrast> ofTopBar(Colour colour) {
    return of(colour, one -> new TopBar(one).contrast());
  }

  private static Optional<Contrast> of(Colour colour, ToDoubleFunction<Colour> ratio) {
    double has = ratio.applyAsDouble(colour);
    return has >= WORDS
        ? Optional.empty()
        : Optional.of(new Contrast(written(has), nearest(colour, ratio)));
  }

  private static String written(double ratio) {
    return BigDecimal.valueOf(ratio).setScale(2, RoundingMode.DOWN).toPlainString();
  }

  /** Darker or lighter, but of the same hue. */
  private static Colour nearest(Colour colour, ToDoubleFunction<Colour> ratio) {
    return Stream.of(Colour.BLACK, Colour.WHITE)
        .flatMap(
            end ->
                IntStream.rangeClosed(1, STEPS)
                    .mapToObj(step -> colour.mixed(end, (double) step / STEPS))
                    .filter(one -> ratio.applyAsDouble(one) >= WORDS)
                    .findFirst()
                    .stream())
        .min(Comparator.comparingDouble(colour::distance))
        .orElseThrow();
  }
}
