package org.patchbay.hypervisor.edge.libvirt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.hypervisor.edge.libvirt.connection.Pace;

/** What an operator may set about libvirt. */
@ApplicationScoped
public class LibvirtSettings {
  @Inject
  @ConfigProperty(name = "patchbay.libvirt.tls.pki-dir")
  Optional<String> pkiDir;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.ssh.keyfile")
  Optional<String> sshKey;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.ssh.verify", defaultValue = "true")
  boolean sshVerify;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.call-limit", defaultValue = "PT10S")
  Duration callLimit;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.keepalive", defaultValue = "PT2S")
  Duration keepAlive;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.calls-at-once", defaultValue = "4")
  int callsAtOnce;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.console-log", defaultValue = "true")
  boolean consoleLog;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.migration-limit", defaultValue = "PT1H")
  Duration migrationLimit;

  Duration callLimit() {
    return callLimit;
  }

  Duration migrationLimit() {
    return migrationLimit;
  }

  boolean keepsConsoles() {
    return consoleLog;
  }

  Uris uris() {
    return new Uris(pkiDir, sshKey, sshVerify);
  }

  Pace pace() {
    return Pace.of(callLimit, keepAlive, callsAtOnce);
  }
}
