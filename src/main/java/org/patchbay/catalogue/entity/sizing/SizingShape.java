package org.patchbay.catalogue.entity.sizing;

import java.util.Optional;
import org.patchbay.catalogue.entity.Basis;

/**
 * The blueprint for loads up to a limit.
 *
 * @param most that it carries; empty: any load
 */
public record SizingShape(String blueprint, Optional<Load> most, Basis basis) {
  boolean carries(Load load) {
    return most.map(load::within).orElse(true);
  }
}
