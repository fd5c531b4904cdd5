package org.patchbay.catalogue.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.fault.entity.Fault;

/** The catalogue as it was read last. Only whole and faultless catalogues get here. */
@ApplicationScoped
public class Catalogues {
  @Inject CatalogueSource source;

  private volatile SpokenCatalogue current;

  /**
   * The catalogue; read at the first call.
   *
   * @throws Fault INVALID_INPUT with a problem per wrong line, its field the file and line
   */
  public Catalogue current() {
    return known().own();
  }

  /** The same as a reader of that language reads it, where the files speak it. */
  public Catalogue in(Locale locale) {
    return known().in(locale.getLanguage());
  }

  private SpokenCatalogue known() {
    SpokenCatalogue read = current;
    if (read == null) {
      reload();
    }
    return current;
  }

  /** Reads the files again; when one is wrong, the catalogue stays as it was. */
  public synchronized Catalogue reload() {
    current = new SpokenCatalogue(CatalogueFiles.texts(source));
    return current.own();
  }

  /**
   * @throws Fault NO_SUCH_THING
   */
  public VersionCatalogue version(String version) {
    return found(current(), version);
  }

  /** The same as {@link #in} has it. */
  public VersionCatalogue version(String version, Locale locale) {
    return found(in(locale), version);
  }

  private static VersionCatalogue found(Catalogue catalogue, String version) {
    return catalogue
        .version(version)
        .orElseThrow(() -> Fault.notFound("catalogue version", version));
  }
}
