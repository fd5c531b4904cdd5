package org.patchbay.network.entity;

import java.util.List;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.settings.entity.FrameBounds;

/** How many bytes a frame of a network carries: its MTU. */
public final class FrameSize {
  public static final int USUAL = NicSpec.USUAL_MTU;

  private static final String FIELD = "mtu";

  private FrameSize() {}

  /** Reads one; the usual one where nothing is said, and, with a problem told, what is wrong. */
  public static int read(String text, List<FieldProblem> problems) {
    if (text == null) {
      return USUAL;
    }
    String typed = text.strip();
    int read = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    if (!FrameBounds.hold(read)) {
      problems.add(
          new FieldProblem(
              FIELD, "network.mtu.invalid", List.of(FrameBounds.LEAST, FrameBounds.MOST)));
      return USUAL;
    }
    return read;
  }
}
