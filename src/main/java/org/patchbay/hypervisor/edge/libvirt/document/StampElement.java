package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.Stamp;

/** Our stamp as it stands in a machine's metadata. */
public final class StampElement {
  public static final String NAMESPACE = "https://patchbay.org/ns/machine/1";
  private static final String NAME = "machine";

  private StampElement() {}

  static void write(Xml metadata, Stamp stamp) {
    metadata.child(
        NAMESPACE,
        "pb:" + NAME,
        element ->
            element
                .set("container", stamp.machine())
                .set("tenant", stamp.tenant())
                .set("specHash", stamp.specHash()));
  }

  /**
   * Our stamp in the text of the element, or empty when it is not ours: a stamp that names another
   * machine was copied from that one.
   */
  public static Optional<Stamp> read(String text, UUID machine) {
    try {
      Xml element = Xml.parse(text);
      if (!NAME.equals(element.name())
          || !UUID.fromString(element.get("container")).equals(machine)) {
        return Optional.empty();
      }
      return Optional.of(
          new Stamp(machine, UUID.fromString(element.get("tenant")), element.get("specHash")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
