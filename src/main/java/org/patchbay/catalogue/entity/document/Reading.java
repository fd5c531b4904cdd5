package org.patchbay.catalogue.entity.document;

import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.yaml.Problem;

/** What reading gave: a catalogue, or all that is wrong; never both, never neither. */
public record Reading(Optional<Catalogue> catalogue, List<Problem> problems) {
  public Reading {
    problems = List.copyOf(problems);
    if (catalogue.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("a catalogue or problems");
    }
  }
}
