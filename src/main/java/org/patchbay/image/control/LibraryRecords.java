package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageContent;
import org.patchbay.tenant.control.TenantScope;

/** The library's changes, each in one transaction with its audit record. */
@ApplicationScoped
@Transactional
public class LibraryRecords {
  @Inject Images images;
  @Inject ImageCopies copies;
  @Inject Audit audit;

  Image add(Image image) {
    images.add(image);
    audit.record("image.describe", object(image), Change.made(Map.of("os", image.os())));
    return image;
  }

  Image add(Image image, ImageContent content) {
    add(image);
    return filled(image.id(), content);
  }

  Image filled(UUID id, ImageContent content) {
    Image image = images.locked(id);
    image.contains(content);
    Change change = Change.made(Map.of("sha256", content.sha256()));
    Optional<UUID> operation = copies.bringEverywhere(image);
    audit.record("image.fill", object(image), operation.map(change::by).orElse(change));
    return image;
  }

  private static AuditObject object(Image image) {
    return new AuditObject(TenantScope.PLATFORM, "image", image.id(), image.name());
  }
}
