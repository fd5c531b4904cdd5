package org.patchbay.identity.boundary;

import org.patchbay.identity.entity.ChoiceWish;

/**
 * How somebody wants to be told things.
 *
 * @param language code of one that there are texts in, {@code de}; null: as each request says
 * @param zone place whose time it is told in, {@code Europe/Berlin}; null: as the browser says
 */
public record PreferencesJson(String language, String zone) {
  static PreferencesJson of(ChoiceWish wish) {
    return new PreferencesJson(given(wish.language()), given(wish.zone()));
  }

  private static String given(String text) {
    return text.isEmpty() ? null : text;
  }

  ChoiceWish wish() {
    return new ChoiceWish(language, zone);
  }
}
