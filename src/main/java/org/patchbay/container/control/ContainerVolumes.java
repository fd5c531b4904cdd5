package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import org.patchbay.container.entity.DataWish;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.Upload;

/** A container's disk and seed on its host's pool. */
@ApplicationScoped
public class ContainerVolumes {
  @Inject Hypervisors hypervisors;
  @Inject Seeds seeds;
  @Inject SeedMemory memory;

  void makeDisk(ContainerView view) {
    hypervisors.of(view.host()).createDisk(view.host(), view.spec().disk());
  }

  void makeDataDisk(ContainerView view) {
    var data = view.spec().data().orElseThrow();
    hypervisors.of(view.host()).createDataDisk(view.host(), data);
  }

  void forgetSeed(ContainerView view) {
    hypervisors.of(view.host()).forgetVolume(view.host(), view.spec().seed());
  }

  void writeSeed(ContainerView view) {
    byte[] image = seeds.image(view);
    hypervisors
        .of(view.host())
        .upload(
            view.host(),
            view.spec().seed(),
            new Upload("raw", image.length, () -> new ByteArrayInputStream(image)));
    memory.written(view.container().id(), view.nics());
  }

  /** What the seed says of its interfaces. */
  byte[] networkConfig(ContainerView view) {
    return seeds.networkConfig(view);
  }

  /** Its data disk goes only with itself: one that is made anew keeps it, if it ever had it. */
  void forget(ContainerView view) {
    if (view.wish().retiring() || view.wish().data() == DataWish.NEW) {
      forgetData(view);
    }
    forgetDisk(view);
  }

  /** On a host that has nothing more to do with it. */
  void forgetAll(ContainerView view) {
    forgetData(view);
    forgetDisk(view);
  }

  private void forgetData(ContainerView view) {
    Hypervisor door = hypervisors.of(view.host());
    view.spec().data().ifPresent(data -> door.forgetVolume(view.host(), data.volume()));
  }

  private void forgetDisk(ContainerView view) {
    Hypervisor door = hypervisors.of(view.host());
    door.forgetVolume(view.host(), view.spec().seed());
    door.forgetVolume(view.host(), view.spec().disk().volume());
  }
}
