package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.Expansion;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** Blueprints as a start for those who put a cluster together themselves. */
@ApplicationScoped
public class Shapes {
  @Inject Catalogues catalogues;

  /** The roles of each of its nodes; one node without any where there is no such blueprint. */
  public List<Set<String>> roles(String blueprint, VersionCatalogue version) {
    Catalogue catalogue = catalogues.current();
    return catalogue
        .blueprint(blueprint == null ? "" : blueprint, version.version())
        .map(found -> roles(found, version, catalogue))
        .orElse(List.of(Set.of()));
  }

  private static List<Set<String>> roles(
      Blueprint blueprint, VersionCatalogue version, Catalogue catalogue) {
    return Expansion.of(blueprint, version, "draft", catalogue.sizes(), SizeChoice.PROPOSED)
        .stream()
        .<Set<String>>map(node -> new LinkedHashSet<>(node.roles()))
        .toList();
  }
}
