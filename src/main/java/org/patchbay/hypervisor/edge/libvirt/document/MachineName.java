package org.patchbay.hypervisor.edge.libvirt.document;

import java.nio.charset.StandardCharsets;
import org.patchbay.hypervisor.entity.MachineSpec;

/**
 * What a machine is called on its host. libvirt names files after it: no slash, no control
 * character, and short enough for a file name in UTF-8.
 */
final class MachineName {
  private static final int MOST_BYTES = 200;
  private static final int END = 9;

  private MachineName() {}

  static String of(MachineSpec spec) {
    String clean =
        spec.name()
            .codePoints()
            .map(point -> usable(point) ? point : '-')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    String unique = "-" + spec.stamp().machine().toString().substring(0, END - 1);
    if (clean.isEmpty()) {
      return "machine" + unique;
    }
    return bytes(clean) <= MOST_BYTES ? clean : shortened(clean) + unique;
  }

  private static boolean usable(int point) {
    return XmlText.allowed(point) && point != '/' && !Character.isISOControl(point);
  }

  private static String shortened(String name) {
    String kept = name;
    while (bytes(kept) > MOST_BYTES - END) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
