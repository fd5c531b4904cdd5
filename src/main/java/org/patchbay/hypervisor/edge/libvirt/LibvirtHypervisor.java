package org.patchbay.hypervisor.edge.libvirt;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** KVM hosts by libvirt. */
@ApplicationScoped
public class LibvirtHypervisor extends LibvirtGuests {
  /** Making a disk, and cutting the power of a QEMU that hangs, which takes libvirt 10 seconds. */
  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject LibvirtSettings settings;
  @Inject Clock clock;

  @Override
  public boolean serves(URI uri) {
    return Uris.serves(uri);
  }

  @Override
  public HostFacts inspect(HostAddress host) {
    Host there = hosts.at(host);
    HostFacts facts = there.line().call(there.facts()::now);
    if (facts.pools().stream().noneMatch(pool -> pool.name().equals(host.pool()))) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, host.pool());
    }
    return facts;
  }

  @Override
  public HostSighting observe(HostAddress host) {
    Host there = hosts.at(host);
    return there.line().watch(session -> there.sighting(session, clock.instant()));
  }

  @Override
  public HostFixtures fixtures(HostAddress host) {
    Host there = hosts.at(host);
    there.fixtures().forgetAll();
    return there.ask(
        (session, type) -> there.fixtures().now(session, Observation.of(session, there), type));
  }

  @Override
  public List<Fixture> untouched(HostAddress host, MachineSpec spec) {
    return Untouched.of(host, spec);
  }

  @Override
  public MachineSighting look(HostAddress host, MachineSpec spec) {
    return hosts
        .at(host)
        .ask((session, type) -> Look.at(session, host, spec, type, clock.instant()));
  }

  @Override
  public void joinSegment(HostAddress host, SegmentSpec segment) {
    join(host, NetworkDocument.of(host, segment));
  }

  @Override
  public void leaveSegment(HostAddress host, SegmentSpec segment) {
    leave(host, segment.networkName());
  }

  @Override
  public void joinPublic(HostAddress host, PublicSpec network) {
    join(host, NetworkDocument.of(network));
  }

  @Override
  public void leavePublic(HostAddress host, PublicSpec network) {
    leave(host, network.networkName());
  }

  private void join(HostAddress host, NetworkDocument network) {
    Host there = hosts.at(host);
    there.run(session -> Networks.join(session, network, there.type(session)));
  }

  private void leave(HostAddress host, String network) {
    Host there = hosts.at(host);
    there.run(session -> Networks.leave(session, network, there.type(session)));
  }

  @Override
  public boolean hasVolume(HostAddress host, VolumeRef volume) {
    return hosts.at(host).line().call(session -> Volumes.isComplete(session, volume));
  }

  @Override
  public void upload(HostAddress host, VolumeRef volume, Upload content) {
    Uploads.bring(hosts.at(host), volume, content);
  }

  @Override
  public void createDisk(HostAddress host, DiskSpec disk) {
    hosts.at(host).run(LONG, session -> Volumes.createDisk(session, disk));
  }

  @Override
  public void createDataDisk(HostAddress host, DataDisk disk) {
    hosts.at(host).run(LONG, session -> Volumes.createDataDisk(session, disk));
  }

  @Override
  public long sizeOf(HostAddress host, VolumeRef volume) {
    return hosts.at(host).line().call(session -> Downloads.size(session, volume));
  }

  @Override
  public void download(HostAddress host, VolumeRef volume, OutputStream to) {
    Downloads.fetch(hosts.at(host), volume, sizeOf(host, volume), to);
  }

  @Override
  public UUID poolMark(HostAddress host, String pool) {
    return hosts.at(host).line().call(LONG, session -> PoolMarks.of(session, pool));
  }

  @Override
  public void copyDisk(HostAddress host, VolumeRef disk, VolumeRef copy, long sizeGiB) {
    hosts
        .at(host)
        .run(
            Uploads.limit(sizeGiB << Volumes.BYTES_OF_GIB),
            session -> Copies.make(session, disk, copy, sizeGiB));
  }

  /** The test driver's machines write nothing. */
  @Override
  public void backUp(HostAddress host, MachineSpec spec, VolumeRef copy, Progress progress) {
    Host there = hosts.at(host);
    DataDisk disk = spec.data().orElseThrow();
    if (there.line().call(there::type) == MachineType.TEST) {
      copyDisk(host, disk.volume(), copy, disk.sizeGiB());
    } else {
      new Backup(there, spec, copy, Uploads.limit(disk.sizeGiB() << Volumes.BYTES_OF_GIB))
          .go(progress);
    }
  }

  @Override
  public void forgetVolume(HostAddress host, VolumeRef volume) {
    hosts.at(host).run(LONG, session -> Volumes.forget(session, volume));
  }

  @Override
  public void define(HostAddress host, MachineSpec spec) {
    Host there = hosts.at(host);
    UUID machine = spec.stamp().machine();
    boolean kept = settings.keepsConsoles();
    there.run(
        session ->
            Machines.define(
                session, spec, there.type(session), ConsoleLogs.at(session, there, machine, kept)));
    there.stamps().forget(machine);
  }

  @Override
  public void guard(HostAddress host, MachineSpec spec) {
    Host there = hosts.at(host);
    there.run(LONG, session -> Guards.renew(session, spec, there.type(session)));
  }

  @Override
  public void resize(HostAddress host, MachineSpec spec) {
    Host there = hosts.at(host);
    there.runInto(
        spec.stamp().machine(), session -> Resizing.act(session, spec, there.type(session)));
  }

  @Override
  public boolean plug(HostAddress host, MachineSpec spec) {
    return hosts
        .at(host)
        .askInto(spec.stamp().machine(), (session, type) -> Plugging.act(session, spec, type));
  }

  @Override
  public boolean replug(HostAddress host, MachineSpec spec) {
    return hosts
        .at(host)
        .askInto(
            spec.stamp().machine(), (session, type) -> Plugging.again(session, host, spec, type));
  }

  @Override
  public void power(HostAddress host, Stamp stamp, PowerAction action) {
    Host there = hosts.at(host);
    switch (action) {
      case START, CUT ->
          there.run(LONG, session -> Power.act(session, stamp, action, there.type(session)));
      case STOP, REBOOT ->
          there.runInto(
              stamp.machine(), session -> Power.act(session, stamp, action, there.type(session)));
    }
  }

  @Override
  public void migrate(HostAddress host, HostAddress target, MachineSpec spec, Progress progress) {
    new Migration(
            hosts.at(host),
            hosts.at(target),
            Uris.between(target.uri()),
            spec,
            settings.keepsConsoles(),
            settings.migrationLimit())
        .go(progress);
  }

  @Override
  public void callOff(HostAddress host, Stamp stamp) {
    Backup.letGo(hosts.at(host), stamp, settings.callLimit());
  }

  @Override
  public void forget(HostAddress host, Stamp stamp) {
    Host there = hosts.at(host);
    there.run(LONG, session -> Machines.forget(session, stamp, there.type(session), host.pool()));
    there.stamps().forget(stamp.machine());
  }

  @Override
  public void listen(HostAddress host, Consumer<UUID> listener) {
    hosts.at(host).listen(listener);
  }

  @Override
  public void release(HostAddress host) {
    hosts.release(host);
  }

  @PreDestroy
  void releaseAll() {
    hosts.releaseAll();
  }
}
