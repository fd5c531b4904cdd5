package org.patchbay.cluster.entity.document;

import java.util.List;
import java.util.Map;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.fault.entity.FieldProblem;

/**
 * A document that could be read.
 *
 * @param lines where a part of the request stands, as {@code nodes[2]}; counted from 1
 */
public record ReadCluster(ClusterRequest request, Map<String, Integer> lines) {
  /** The field under which all that is wrong with a document is told. */
  public static final String FIELD = "document";

  public ReadCluster {
    lines = Map.copyOf(lines);
  }

  /** The same problem with the line that it is about. */
  public FieldProblem at(FieldProblem problem) {
    return at(line(problem.field()), problem);
  }

  static FieldProblem at(int line, FieldProblem problem) {
    return new FieldProblem(FIELD, "cluster.document.line", List.of(line, problem));
  }

  private int line(String field) {
    for (String part = field; ; part = part.substring(0, part.lastIndexOf('.'))) {
      Integer line = lines.get(part);
      if (line != null) {
        return line;
      }
      if (part.indexOf('.') < 0) {
        return 1;
      }
    }
  }
}
