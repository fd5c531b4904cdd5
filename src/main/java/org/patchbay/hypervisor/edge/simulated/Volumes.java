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
    if (content.sizeBytes() > shape.freeBytes(state.usedBytes())) {
      String words = "cannot extend volume '" + volume.name() + "': No space left on device";
      throw Fault.of(FaultCode.POOL_FULL, shape.key(), words);
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
