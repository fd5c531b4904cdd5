package org.patchbay.hypervisor.edge.libvirt.document;

/** What is copied of a machine that runs (libvirt.org/formatbackup.html). */
public final class BackupDocument {
  private BackupDocument() {}

  /** Its data disk, into a qcow2 file that is there, as large and empty. */
  public static String of(String path) {
    return Xml.root("domainbackup")
        .set("mode", "push")
        .child("disks", disks -> disks.child("disk", disk -> into(disk, path)))
        .toString();
  }

  private static void into(Xml disk, String path) {
    disk.set("name", MachineDevices.DATA).set("backup", "yes").set("type", "file");
    disk.child("driver", driver -> driver.set("type", "qcow2"));
    disk.child("target", target -> target.set("file", path));
  }
}
