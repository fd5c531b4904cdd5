package org.patchbay.web.entity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** How somebody wants to be told things; empty is as the browser says. */
public record Chosen(Optional<Locale> language, Optional<ZoneId> zone) {
  public static final Chosen NOTHING = new Chosen(Optional.empty(), Optional.empty());
}
