package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.Stamp;

class XmlTest {
  private static final UUID OTHER = UUID.randomUUID();

  @Test
  void aDocumentThatBringsItsOwnEntitiesIsRefused() {
    for (String text :
        new String[] {
          "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
          "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
          "<a>&x;</a>",
          "no document"
        }) {
      assertThatThrownBy(() -> Xml.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String metadata(MachineParts parts) {
    return "<pb:machine xmlns:pb='%s' container='%s' tenant='%s' specHash='%s'/>"
        .formatted(StampElement.NAMESPACE, parts.container, parts.tenant, parts.hash);
  }

  private record MachineParts(Object container, Object tenant, String hash) {}

  @Test
  void aStampIsReadAsItWasWritten() {
    assertThat(
            StampElement.read(
                metadata(new MachineParts(Specs.MACHINE, Specs.TENANT, "h1")), Specs.MACHINE))
        .contains(new Stamp(Specs.MACHINE, Specs.TENANT, "h1"));
  }

  @Test
  void aStampThatIsCopiedBrokenOrForgedIsNone() {
    String copied = metadata(new MachineParts(OTHER, Specs.TENANT, "h"));
    String broken = metadata(new MachineParts(Specs.MACHINE, "acme", "h"));
    for (String text : new String[] {copied, broken, "<machine/>", "", "<!DOCTYPE a []><a/>"}) {
      assertThat(StampElement.read(text, Specs.MACHINE)).isEmpty();
    }
  }
}
