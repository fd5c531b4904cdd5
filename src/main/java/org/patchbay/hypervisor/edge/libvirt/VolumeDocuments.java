package org.patchbay.hypervisor.edge.libvirt;

import org.patchbay.hypervisor.entity.DiskSpec;

/** Our volumes as libvirt's documents (libvirt.org/formatstorage.html). */
final class VolumeDocuments {
  private VolumeDocuments() {}

  static String plain(String name, String format, long bytes) {
    return Xml.root("volume")
        .child("name", n -> n.text(name))
        .child("capacity", c -> c.set("unit", "bytes").text(bytes))
        .child("target", t -> t.child("format", f -> f.set("type", format)))
        .toString();
  }

  /**
   * A disk that reads from the image what it has not written itself.
   *
   * @param backingPath of the image's volume on the host, as the pool names it
   */
  static String disk(DiskSpec disk, String backingPath) {
    return Xml.root("volume")
        .child("name", n -> n.text(disk.volume().name()))
        .child("capacity", c -> c.set("unit", "GiB").text(disk.sizeGiB()))
        .child("target", t -> t.child("format", f -> f.set("type", "qcow2")))
        .child(
            "backingStore",
            b ->
                b.child("path", p -> p.text(backingPath))
                    .child("format", f -> f.set("type", "qcow2")))
        .toString();
  }
}
