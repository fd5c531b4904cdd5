package org.patchbay.image.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
  @Inject ImagePools pools;
  @Inject Library library;
  @Inject LibraryRecords records;

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
    if (image.get().leaves()) {
      return remove(copy.get(), image.get(), host.get());
    }
    if (!image.get().ready()) {
      return new Verdict.Settled();
    }
    return bring(copy.get(), image.get(), host.get());
  }

  /** Where another image has the same content, the volume is that one's, too. */
  private Verdict remove(ImageCopy copy, Image image, HostAddress host) {
    if (image.sha256().isPresent() && !images.isShared(image)) {
      hypervisors.of(host).forgetVolume(host, pools.place(host.id(), copy.pool(), image));
    }
    operations.line(StepState.DONE, KIND, copy.id(), "image.step.gone");
    records.off(copy.id(), image.id());
    return new Verdict.Gone();
  }

  private Verdict bring(ImageCopy copy, Image image, HostAddress host) {
    Hypervisor hypervisor = hypervisors.of(host);
    VolumeRef volume = pools.place(host.id(), copy.pool(), image);
    if (!hypervisor.hasVolume(host, volume)) {
      Optional<UUID> keeper = pools.keeper(host.id(), copy.pool());
      if (keeper.isPresent()) {
        copies.want(image.id(), keeper.get(), pools.nameAt(keeper.get(), host.id(), copy.pool()));
        return new Verdict.Wait(Duration.ofSeconds(2));
      }
      upload(copy.id(), image, host, volume);
    }
    tell(copy.id(), StepState.DONE, "image.step.there", image);
    copies.arrived(copy.id(), image.sha256().orElseThrow());
    return new Verdict.Settled();
  }

  private void upload(UUID copy, Image image, HostAddress host, VolumeRef volume) {
    library.requireFile(image.id());
    String sha256 = image.sha256().orElseThrow();
    tell(copy, StepState.RUNNING, "image.step.upload", image);
    hypervisors
        .of(host)
        .upload(
            host,
            volume,
            new Upload("qcow2", image.sizeBytes().orElseThrow(), () -> store.open(sha256)));
  }

  private void tell(UUID copy, StepState state, String messageKey, Image image) {
    operations.line(state, KIND, copy, messageKey, mebibytes(image.sizeBytes().orElseThrow()));
  }

  private static long mebibytes(long bytes) {
    return Math.max(1, bytes >> 20);
  }
}
