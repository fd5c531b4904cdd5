package org.patchbay.theme.entity;

import java.util.stream.IntStream;

/** The bar above every page, with the colours of what stands in it. */
public record TopBar(Colour colour) {
  private static final Colour DARK_INK = Colour.of("#10141a");

  /** Of its words. */
  public Colour ink() {
    return Colour.WHITE.against(colour) >= DARK_INK.against(colour) ? Colour.WHITE : DARK_INK;
  }

  /** Behind what is pointed at, and behind the search. */
  public Colour over() {
    return colour.mixed(ink(), .08);
  }

  /** Of words that matter less: as soft as they can be and still be read. */
  public Colour soft() {
    return IntStream.iterate(35, share -> share > 0, share -> share - 5)
        .mapToObj(share -> ink().mixed(colour, share / 100.0))
        .filter(soft -> soft.against(over()) >= Contrast.WORDS)
        .findFirst()
        .orElse(ink());
  }

  public Colour line() {
    return colour.mixed(ink(), .22);
  }

  /** The least contrast of its words. */
  public double contrast() {
    return Math.min(ink().against(colour), ink().against(over()));
  }
}
