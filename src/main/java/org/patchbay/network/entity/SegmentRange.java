package org.patchbay.network.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/** The platform's segment ids, first to last inclusive; VLAN tags, so 2 to 4094. */
public record SegmentRange(int first, int last) {
  /** What is wrong with it. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    if (first < 2 || first > 4094) {
      problems.add(new FieldProblem("first", "network.segment.bounds", List.of()));
    }
    if (last < 2 || last > 4094) {
      problems.add(new FieldProblem("last", "network.segment.bounds", List.of()));
    }
    if (problems.isEmpty() && first > last) {
      problems.add(new FieldProblem("last", "network.range.reversed", List.of(last)));
    }
    return problems;
  }
}
