package org.patchbay.container.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.patchbay.container.control.ContainerSizing.Consent;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/**
 * The form of a container's size as it was sent.
 *
 * @param restart {@code now} or {@code later}
 * @param plan id of the plan that was shown
 * @param confirmed what was ticked
 */
public record SizeForm(
    String vcpus,
    String maxVcpus,
    String memoryMiB,
    String maxMemoryMiB,
    String diskGiB,
    String restart,
    String plan,
    Set<String> confirmed) {
  private static final String LATER = "later";

  static SizeForm of(ContainerSize size) {
    return new SizeForm(
        String.valueOf(size.vcpus()),
        String.valueOf(size.maxVcpus()),
        String.valueOf(size.memoryMiB()),
        String.valueOf(size.maxMemoryMiB()),
        String.valueOf(size.diskGiB()),
        "now",
        "",
        Set.of());
  }

  static SizeForm of(MultivaluedMap<String, String> fields) {
    return new SizeForm(
        text(fields, "vcpus"),
        text(fields, "maxVcpus"),
        text(fields, "memoryMiB"),
        text(fields, "maxMemoryMiB"),
        text(fields, "diskGiB"),
        text(fields, "restart"),
        text(fields, "plan"),
        Set.copyOf(fields.getOrDefault("confirm", List.of())));
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** Throws {@code INVALID_INPUT} with every field that is no number. */
  ContainerSize size() {
    List<FieldProblem> problems = new ArrayList<>();
    ContainerSize size =
        new ContainerSize(
            (int) number(problems, "vcpus", vcpus),
            (int) number(problems, "maxVcpus", maxVcpus),
            number(problems, "memoryMiB", memoryMiB),
            number(problems, "maxMemoryMiB", maxMemoryMiB),
            number(problems, "diskGiB", diskGiB));
    Fault.refuse(problems);
    return size;
  }

  private static long number(List<FieldProblem> problems, String field, String typed) {
    if (typed.matches("[0-9]{1,9}")) {
      return Long.parseLong(typed);
    }
    problems.add(new FieldProblem(field, "container.size.number", List.of()));
    return 0;
  }

  public boolean later() {
    return LATER.equals(restart);
  }

  Consent consent() {
    return new Consent(later(), plan, confirmed);
  }
}
