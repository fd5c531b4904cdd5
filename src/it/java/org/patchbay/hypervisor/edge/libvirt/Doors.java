package org.patchbay.hypervisor.edge.libvirt;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The adapter without a server around it. */
final class Doors {
  static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  private Doors() {}

  static LibvirtHypervisor with(String pkiDir) {
    var settings = new LibvirtSettings();
    settings.pkiDir = Optional.ofNullable(pkiDir);
    settings.sshKey = Optional.empty();
    settings.sshVerify = true;
    settings.callLimit = CALL_LIMIT;
    settings.keepAlive = Duration.ofSeconds(2);
    settings.callsAtOnce = 4;
    settings.consoleLog = true;
    settings.migrationLimit = Duration.ofMinutes(5);
    var door = new LibvirtHypervisor();
    door.hosts = new HostBook();
    door.hosts.settings = settings;
    door.settings = settings;
    door.clock = Clock.systemUTC();
    return door;
  }
}
