package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.HostRemoval;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageContent;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;

/** The library's changes, each in one transaction with its audit record. */
@ApplicationScoped
@Transactional
public class LibraryRecords {
  @Inject Images images;
  @Inject ImageCopies copies;
  @Inject ImageStore store;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Event<ImageLeaves> leaves;

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
    if (image.leaves()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, image.name());
    }
    image.contains(content);
    Change change = Change.made(Map.of("sha256", content.sha256()));
    Optional<UUID> operation = copies.bringEverywhere(image);
    audit.record("image.fill", object(image), operation.map(change::by).orElse(change));
    return image;
  }

  /** Whoever needs it objects before it is locked: they lock it, too, when they begin to. */
  Optional<UUID> remove(UUID id) {
    images.get(id);
    leaves.fire(new ImageLeaves(id));
    Image image = images.locked(id);
    image.leave();
    Optional<UUID> operation = copies.removeEverywhere(image);
    Change change = Change.removed(Map.of("os", image.os(), "osVersion", image.osVersion()));
    audit.record("image.remove", object(image), operation.map(change::by).orElse(change));
    nudges.nudge(ImageRemoval.KIND, id, TenantScope.PLATFORM);
    return operation;
  }

  /** Its copy is off a host. */
  void off(UUID copy, UUID id) {
    copies.remove(copy);
    nudges.nudge(ImageRemoval.KIND, id, TenantScope.PLATFORM);
  }

  /** A host is forgotten, and with it what was still to be taken off it. */
  void hostGoes(@Observes HostRemoval event) {
    copies.leaving(event.host()).forEach(copy -> off(copy.id(), copy.imageId()));
  }

  /**
   * With its last copy an image that leaves is gone itself. The file first: that it leaves is
   * written down already, and whoever stops here goes on.
   */
  void finish(UUID id) {
    Image image = images.locked(id);
    if (copies.of(id).isEmpty()) {
      image.sha256().filter(hash -> !images.isShared(image)).ifPresent(store::delete);
      images.remove(image);
    }
  }

  private static AuditObject object(Image image) {
    return new AuditObject(TenantScope.PLATFORM, "image", image.id(), image.name());
  }
}
