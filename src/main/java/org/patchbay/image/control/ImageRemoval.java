package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.image.entity.Image;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Takes an image that leaves out of the library, once the hosts' pools are without it. */
@ApplicationScoped
public class ImageRemoval implements Reconciler {
  static final String KIND = "image-removal";

  @Inject Images images;
  @Inject ImageCopies copies;
  @Inject LibraryRecords records;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    if (images.find(id).filter(Image::leaves).isEmpty()) {
      return new Verdict.Gone();
    }
    if (!copies.of(id).isEmpty()) {
      return new Verdict.Settled();
    }
    records.finish(id);
    return new Verdict.Gone();
  }
}
