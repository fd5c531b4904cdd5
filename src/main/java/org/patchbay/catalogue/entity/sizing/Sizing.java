package org.patchbay.catalogue.entity.sizing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;

/**
 * The numbers of the sizing help.
 *
 * @param shapes in the order in which they are tried; for every version, one carries any load
 * @param capacities by role code, in the file's order
 */
public record Sizing(List<SizingShape> shapes, Map<String, Capacity> capacities) {
  public Sizing {
    shapes = List.copyOf(shapes);
    capacities = Collections.unmodifiableMap(new LinkedHashMap<>(capacities));
  }

  /** The cluster of that version which carries the load, with a reason for every node. */
  public Proposal propose(Load load, VersionCatalogue version, Catalogue catalogue) {
    SizingShape shape =
        shapes.stream()
            .filter(one -> catalogue.blueprint(one.blueprint(), version.version()).isPresent())
            .filter(one -> one.carries(load))
            .findFirst()
            .orElseThrow();
    return new Sum(load, version, catalogue, shape).proposal();
  }

  Optional<Capacity> of(String role) {
    return Optional.ofNullable(capacities.get(role));
  }
}
