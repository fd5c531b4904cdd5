package org.patchbay.catalogue.control;

import java.io.IOException;
import java.io.Reader;
import java.util.SortedSet;

/** Where the catalogue's files are. */
public interface CatalogueSource {
  /**
   * The names of the YAML files directly in a folder of the configuration directory, as {@code
   * roles/voipnow-5.7.yaml}; empty when there is no such folder.
   *
   * @param folder without slashes; empty for the directory itself
   */
  SortedSet<String> names(String folder) throws IOException;

  /** Opens one of the files for its UTF-8 text; the caller closes it. */
  Reader open(String name) throws IOException;
}
