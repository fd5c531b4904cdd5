package org.patchbay.catalogue.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.fault.entity.Fault;

/** The catalogue as it was read last. Only whole and faultless catalogues get here. */
@ApplicationScoped
public class Catalogues {
  @Inject CatalogueSource source;

  private volatile Catalogue current;

  /**
   * The catalogue; read at the first call.
   *
   * @throws Fault INVALID_INPUT with a problem per wrong line, its field the file and line
   */
  public Catalogue current() {
    Catalogue read = current;
    return read != null ? read : reload();
  }

  /** Reads the files again; when one is wrong, the catalogue stays as it was. */
  public synchronized Catalogue reload() {
    current = CatalogueFiles.read(source);
    return current;
  }

  /**
   * @throws Fault NO_SUCH_THING
   */
  public VersionCatalogue version(String version) {
    return current()
        .version(version)
        .orElseThrow(() -> Fault.notFound("catalogue version", version));
  }
}
