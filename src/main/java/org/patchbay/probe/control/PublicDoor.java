package org.patchbay.probe.control;

import java.time.Duration;
import java.util.List;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/** Asks a node's roles at its public addresses, as its customers do. */
public interface PublicDoor {
  /** True when machines of that host are asked by this adapter. */
  boolean serves(HostAddress host);

  /** One reply a question, in their order, within the limit for each; never throws. */
  List<Reply> ask(HostAddress host, Stamp machine, List<Question> questions, Duration limit);
}
