package org.patchbay.network.entity;

import java.util.List;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.hypervisor.entity.NicSpec;

/** How many bytes a frame of a network carries: its MTU. */
public final class FrameSize {
  public static final int USUAL = NicSpec.USUAL_MTU;

  private static final String FIELD = "mtu";

  /** Less does not carry IPv6 (RFC 8200, section 5). */
  private static final int LEAST = 1280;

  private static final int MOST = 9000;

  private FrameSize() {}

  /** Reads one; the usual one where nothing is said, and, with a problem told, what is wrong. */
  public static int read(String text, List<FieldProblem> problems) {
    if (text == null) {
      return USUAL;
    }
    String typed = text.strip();
    int read = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    if (read < LEAST || read > MOST) {
      problems.add(new FieldProblem(FIELD, "network.mtu.invalid", List.of(LEAST, MOST)));
      return USUAL;
    }
    return read;
  }
}
