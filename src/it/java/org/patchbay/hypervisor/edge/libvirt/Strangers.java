package org.patchbay.hypervisor.edge.libvirt;

import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** Machines that somebody else made on a host. */
final class Strangers {
  private Strangers() {}

  static void add(String uri, String type, UUID uuid, String name) {
    with(
        uri,
        connect ->
            connect.domainDefineXML(
                "<domain type='%s'><name>%s</name><uuid>%s</uuid><memory unit='MiB'>64</memory>"
                        .formatted(type, name, uuid)
                    + "<os><type>hvm</type></os></domain>"));
  }

  static void remove(String uri, UUID uuid) {
    with(
        uri,
        connect -> {
          Domain domain = connect.domainLookupByUUID(uuid);
          domain.undefine();
          return domain;
        });
  }

  /** Work that yields a domain. */
  @FunctionalInterface
  private interface Work {
    Domain with(Connect connect) throws LibvirtException;
  }

  private static void with(String uri, Work work) {
    try {
      var connect = new Connect(uri);
      try {
        work.with(connect).free();
      } finally {
        connect.close();
      }
    } catch (LibvirtException e) {
      throw new IllegalStateException(e);
    }
  }
}
