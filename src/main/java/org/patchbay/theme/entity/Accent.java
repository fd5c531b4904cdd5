package org.patchbay.theme.entity;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The colour of links, buttons and what is chosen, with all that follows from it. */
public record Accent(Colour colour, Shade shade) {
  private static final double STRONGER = .25;

  /** The least contrast with what stands behind it or on it. */
  public double contrast() {
    return DoubleStream.concat(
            shade.grounds().stream().mapToDouble(colour::against),
            DoubleStream.of(colour.against(shade.onAccent())))
        .min()
        .orElseThrow();
  }

  /** Of what is pointed at. */
  public Colour strong() {
    return colour.mixed(shade.strong(), STRONGER);
  }

  /** Behind what is chosen: as much of the accent as its words can bear. */
  public Colour ground() {
    return IntStream.iterate(14, share -> share > 0, share -> share - 2)
        .mapToObj(share -> shade.surface().mixed(colour, share / 100.0))
        .filter(this::bearsWords)
        .findFirst()
        .orElse(shade.surface());
  }

  private boolean bearsWords(Colour behind) {
    return Stream.of(strong(), colour, shade.softInk())
        .allMatch(ink -> ink.against(behind) >= Contrast.WORDS);
  }
}
