package org.patchbay.hypervisor.edge.simulated;

import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** The volumes of one of a host's pools. */
final class Volumes {
  private final HostState state;
  private final HostShape shape;

  Volumes(Shelves shelves, VolumeRef any) {
    this.state = shelves.of(any);
    this.shape = shelves.shape();
  }

  boolean has(VolumeRef volume) {
    return state.volumes().containsKey(volume.name());
  }

  /** Half an upload is not there, and what was there before it is gone. */
  void begin(VolumeRef volume, Upload content) {
    forget(volume);
    requireRoom(volume, content.sizeBytes());
  }

  private void requireRoom(VolumeRef volume, long bytes) {
    if (bytes > shape.freeBytes(state.usedBytes())) {
      String words = "cannot extend volume '" + volume.name() + "': No space left on device";
      throw Fault.of(FaultCode.POOL_FULL, shape.key(), words);
    }
  }

  void copy(VolumeRef disk, VolumeRef copy) {
    if (!has(copy)) {
      long bytes = size(disk);
      requireRoom(copy, bytes);
      state.putVolume(copy.name(), bytes);
    }
  }

  void complete(VolumeRef volume, Upload content, long arrived) {
    if (arrived != content.sizeBytes()) {
      throw refused("the upload has " + arrived + " bytes of " + content.sizeBytes());
    }
    state.putVolume(volume.name(), arrived);
  }

  /** It takes no room yet: what a guest writes is not simulated. */
  void createDisk(DiskSpec disk) {
    if (has(disk.volume())) {
      return;
    }
    if (!has(disk.backing())) {
      throw Fault.of(FaultCode.IMAGE_MISSING, disk.backing().name());
    }
    state.putVolume(disk.volume().name(), 0);
    state.grow(disk.volume().name(), disk.sizeGiB());
  }

  /** An empty qcow2 disk takes about this many bytes on a real host, too. */
  void createDataDisk(DataDisk disk) {
    if (!has(disk.volume())) {
      state.putVolume(disk.volume().name(), 193L * 1024);
    }
  }

  void backUp(VolumeRef disk, VolumeRef copy, boolean wanted) {
    if (!has(copy) && !wanted) {
      throw refused("the copy of the disk was called off");
    }
    copy(disk, copy);
  }

  long size(VolumeRef volume) {
    Long size = state.volumes().get(volume.name());
    if (size == null) {
      throw Fault.of(FaultCode.IMAGE_MISSING, volume.name());
    }
    return size;
  }

  void forget(VolumeRef volume) {
    state.removeVolume(volume.name());
  }

  private Fault refused(String words) {
    return Fault.of(FaultCode.HYPERVISOR_REFUSED, shape.key(), words);
  }
}
