package org.patchbay.catalogue.edge.files;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.patchbay.catalogue.control.CatalogueSource;

/**
 * Several sources as one: a file of an upper one replaces the file of the same name below, so that
 * adding a version takes one file and not a copy of all of them.
 */
final class LayeredSource implements CatalogueSource {
  private final List<CatalogueSource> upperFirst;

  LayeredSource(List<CatalogueSource> upperFirst) {
    this.upperFirst = List.copyOf(upperFirst);
  }

  @Override
  public SortedSet<String> names(String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (CatalogueSource layer : upperFirst) {
      names.addAll(layer.names(folder));
    }
    return names;
  }

  @Override
  public Reader open(String name) throws IOException {
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
    for (CatalogueSource layer : upperFirst) {
      if (layer.names(folder).contains(name)) {
        return layer.open(name);
      }
    }
    return upperFirst.get(upperFirst.size() - 1).open(name);
  }
}
