package org.patchbay.catalogue.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbay.catalogue.entity.Catalogue;

/** The same files in each language that somebody asked for. */
final class SpokenCatalogue {
  private static final String OWN = "";

  private final Map<String, String> texts;
  private final Map<String, Catalogue> byLanguage = new ConcurrentHashMap<>();

  /**
   * @throws org.patchbay.fault.entity.Fault INVALID_INPUT where they are wrong
   */
  SpokenCatalogue(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
    byLanguage.put(OWN, CatalogueFiles.read(texts, OWN));
  }

  /** As the files say it. */
  Catalogue own() {
    return byLanguage.get(OWN);
  }

  Catalogue in(String language) {
    return byLanguage.computeIfAbsent(language, each -> CatalogueFiles.read(texts, each));
  }
}
