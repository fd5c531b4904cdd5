package org.patchbay.hypervisor.edge.libvirt;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.Stamp;

/** What is asked of guests, and of what they say, by libvirt. */
abstract class LibvirtGuests implements Hypervisor {
  @Inject HostBook hosts;

  @Override
  public boolean agentAnswers(HostAddress host, Stamp stamp) {
    return hosts
        .at(host)
        .askInto(stamp.machine(), (session, type) -> Power.awake(session, stamp, type));
  }

  @Override
  public GuestPorts listening(HostAddress host, Stamp stamp, Set<GuestPort> asked) {
    return hosts
        .at(host)
        .askInto(stamp.machine(), (session, type) -> Agent.listening(session, stamp, type, asked));
  }

  @Override
  public GuestReach reach(HostAddress host, Stamp stamp, GuestErrand errand) {
    return new Errand(hosts.at(host), stamp, errand).run();
  }

  @Override
  public List<SeenPlug> plugs(HostAddress host, Stamp stamp) {
    return hosts.at(host).line().call(session -> SeenPlugs.of(session, stamp));
  }

  @Override
  public GuestFile file(HostAddress host, Stamp stamp, String path) {
    return hosts
        .at(host)
        .askInto(stamp.machine(), (session, type) -> Agent.file(session, stamp, type, path));
  }

  @Override
  public GuestFile put(HostAddress host, Stamp stamp, String path, byte[] content) {
    return hosts
        .at(host)
        .askInto(
            stamp.machine(), (session, type) -> Agent.put(session, stamp, type, path, content));
  }

  @Override
  public ConsoleTail console(HostAddress host, Stamp stamp) {
    return hosts.at(host).line().call(session -> ConsoleLogs.tail(session, host.pool(), stamp));
  }
}
