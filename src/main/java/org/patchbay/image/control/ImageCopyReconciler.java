package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageCopy;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Brings an image's content onto a host's pool. */
@ApplicationScoped
public class ImageCopyReconciler implements Reconciler {
  public static final String KIND = "image-copy";

  @Inject ImageCopies copies;
  @Inject Images images;
  @Inject ImageStore store;
  @Inject Hosts hosts;
  @Inject Hypervisors hypervisors;
  @Inject Operations operations;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<ImageCopy> copy = copies.find(id);
    Optional<HostAddress> host = copy.flatMap(c -> hosts.find(c.hostId())).map(Host::address);
    Optional<Image> image = copy.flatMap(c -> images.find(c.imageId()));
    if (host.isEmpty() || image.isEmpty()) {
      return new Verdict.Gone();
    }
    if (image.get().ready()) {
      bring(id, image.get(), host.get());
      copies.arrived(id, image.get().sha256().orElseThrow());
    }
    return new Verdict.Settled();
  }

  private void bring(UUID copy, Image image, HostAddress host) {
    Hypervisor hypervisor = hypervisors.of(host);
    VolumeRef volume = image.volume(host.pool());
    if (!hypervisor.hasVolume(host, volume)) {
      String sha256 = image.sha256().orElseThrow();
      tell(copy, StepState.RUNNING, "image.step.upload", image);
      hypervisor.upload(
          host,
          volume,
          new Upload("qcow2", image.sizeBytes().orElseThrow(), () -> store.open(sha256)));
    }
    tell(copy, StepState.DONE, "image.step.there", image);
  }

  private void tell(UUID copy, StepState state, String messageKey, Image image) {
    operations.line(state, KIND, copy, messageKey, mebibytes(image.sizeBytes().orElseThrow()));
  }

  private static long mebibytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }
}
