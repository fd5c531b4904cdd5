package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageContent;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/** What an administrator does with images. */
@ApplicationScoped
public class Library {
  @Inject LibraryRecords records;
  @Inject Images images;
  @Inject ImageStore store;
  @Inject Clock clock;

  /**
   * Takes in an image with its content, or does neither.
   *
   * @throws Fault {@code INVALID_INPUT} as {@link #describe} and {@link #fill} do
   */
  public Image add(ImageDraft draft, InputStream bytes) {
    check(draft);
    ImageContent content = store.take(bytes);
    return records.add(new Image(draft, clock.instant()), content);
  }

  /** Describes a new image, still without content. */
  public Image describe(ImageDraft draft) {
    check(draft);
    return records.add(new Image(draft, clock.instant()));
  }

  /**
   * Gives an image its content and sends it to every host.
   *
   * @throws Fault {@code INVALID_INPUT} on {@code content} when the file is no image or points
   *     outside itself
   */
  public Image fill(UUID id, InputStream bytes) {
    images.get(id);
    ImageContent content = store.take(bytes);
    return records.filled(id, content);
  }

  /**
   * Deletes an image from every host and then from the library. Asked again, it is tried again.
   *
   * @return the operation; empty when no host had it, and it is gone already
   * @throws Fault {@code IMAGE_USED} as long as something is made of it
   */
  public Optional<UUID> remove(UUID id) {
    Optional<UUID> operation = records.remove(id);
    if (operation.isEmpty()) {
      records.finish(id);
    }
    return operation;
  }

  /**
   * Refuses an image whose file is not there, so that no host can get it.
   *
   * @throws Fault {@code IMAGE_LOST}
   */
  public void requireFile(UUID id) {
    Image image = images.get(id);
    if (image.sha256().filter(hash -> !store.has(hash)).isPresent()) {
      throw Fault.of(FaultCode.IMAGE_LOST, image.name());
    }
  }

  private void check(ImageDraft draft) {
    List<FieldProblem> problems =
        new ArrayList<>(Names.check(NameKind.IMAGE, "name", draft.name()));
    required(problems, "os", draft.os());
    required(problems, "osVersion", draft.osVersion());
    if (!"x86_64".equals(draft.arch())) {
      problems.add(new FieldProblem("arch", "image.arch.unsupported", List.of()));
    }
    Fault.refuse(problems);
    if (images.nameTaken(draft.name())) {
      throw Fault.invalid("name", "image.name.taken", draft.name());
    }
  }

  private static void required(List<FieldProblem> problems, String field, String value) {
    if (value == null || value.isBlank() || value.length() > 63) {
      problems.add(new FieldProblem(field, "input.required", List.of()));
    }
  }
}
