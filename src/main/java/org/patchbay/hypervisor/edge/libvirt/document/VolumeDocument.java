package org.patchbay.hypervisor.edge.libvirt.document;

import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;

/** Volumes to be made (libvirt.org/formatstorage.html). */
public final class VolumeDocument {
  private VolumeDocument() {}

  /**
   * Room for bytes that are about to arrive. Raw whatever they are: the file is then exactly as
   * long, and libvirt writes nothing of its own into it.
   */
  public static String room(String name, long bytes) {
    return volume(name, "bytes", bytes, "raw").toString();
  }

  /** A disk on top of an image whose volume lies at the path. */
  public static String disk(DiskSpec disk, String backingPath) {
    return volume(disk.volume().name(), "GiB", disk.sizeGiB(), "qcow2")
        .child(
            "backingStore",
            backing ->
                backing
                    .child("path", backingPath)
                    .child("format", format -> format.set("type", "qcow2")))
        .toString();
  }

  /** An empty disk that stands on nothing. */
  public static String blank(DataDisk disk) {
    return blank(disk.volume().name(), disk.sizeGiB());
  }

  /** The same by its name. */
  public static String blank(String name, long sizeGiB) {
    return volume(name, "GiB", sizeGiB, "qcow2").toString();
  }

  private static Xml volume(String name, String unit, long size, String format) {
    return Xml.root("volume")
        .child("name", name)
        .child("capacity", capacity -> capacity.set("unit", unit).text(size))
        .child("allocation", 0)
        .child("target", target -> target.child("format", f -> f.set("type", format)));
  }
}
