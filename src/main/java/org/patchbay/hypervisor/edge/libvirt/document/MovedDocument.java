package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;

/** The document of a machine that runs, as another host is to take it over. */
public final class MovedDocument {
  private MovedDocument() {}

  /**
   * The same machine, with what comes from its console written where the other host keeps it.
   *
   * @param running as the host tells it for this purpose
   * @param log on the other host; empty when it writes none
   */
  public static String of(String running, Optional<String> log) {
    Xml domain = Xml.parse(running);
    log.ifPresent(path -> domain.all("log").forEach(one -> one.set("file", path)));
    return domain.toString();
  }
}
