package org.patchbay.catalogue.entity.document;

import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** Reads the ports that a role serves and the probes that knock there. */
final class PortReader {
  private static final int LAST = 65535;

  private PortReader() {}

  static PortSpec port(Entry entry) {
    entry
        .speaks("name", "note")
        .only("name", "transport", "port", "to", "audience", "protocol", "note", "basis");
    int first = entry.scalar("port").number(1, LAST);
    return new PortSpec(
        entry.text("name"),
        entry.scalar("transport").choice(Transport.class),
        first,
        entry.optional("to").map(to -> to.number(first, LAST)).orElse(first),
        entry.scalar("audience").choice(PortSpec.Audience.class),
        entry.scalar("protocol").code(),
        entry.optional("note").map(Scalar::value),
        entry.scalar("basis").basis());
  }

  static Probe probe(Entry entry) {
    entry.only("kind", "transport", "port", "path", "basis");
    Probe.Kind kind = entry.scalar("kind").choice(Probe.Kind.class);
    Transport transport =
        entry.optional("transport").map(t -> t.choice(Transport.class)).orElse(Transport.TCP);
    if (kind != Probe.Kind.SIP && transport == Transport.UDP) {
      entry.problem("transport", "not-one-of", "udp", "tcp");
    }
    return new Probe(
        kind,
        transport,
        entry.scalar("port").number(1, LAST),
        entry.optional("path").map(Scalar::value),
        entry.scalar("basis").basis());
  }
}
