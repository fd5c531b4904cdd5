package org.patchbay.image.boundary;

import jakarta.ws.rs.core.EntityPart;
import java.io.InputStream;
import org.patchbay.fault.entity.Fault;

/** The file of a form. */
final class UploadedFile {
  private UploadedFile() {}

  /**
   * Its bytes.
   *
   * @throws Fault {@code INVALID_INPUT} on {@code content} when none was chosen
   */
  static InputStream of(EntityPart part) {
    if (part == null || part.getFileName().filter(name -> !name.isBlank()).isEmpty()) {
      throw Fault.invalid("content", "image.content.missing");
    }
    return part.getContent();
  }
}
