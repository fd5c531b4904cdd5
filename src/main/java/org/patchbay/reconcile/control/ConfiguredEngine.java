package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The engine's settings, as the operator wishes them. */
@ApplicationScoped
class ConfiguredEngine {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration STINT = Duration.ofSeconds(2);

  @Inject
  @ConfigProperty(name = "patchbay.worker.threads")
  int threads;

  @Inject
  @ConfigProperty(name = "patchbay.resync")
  Duration resync;

  @Inject
  @ConfigProperty(name = "patchbay.db.url")
  String url;

  @Inject
  @ConfigProperty(name = "patchbay.db.user")
  String user;

  @Inject
  @ConfigProperty(name = "patchbay.db.password")
  String password;

  @Produces
  EngineSettings engineSettings() {
    return new EngineSettings(threads, POLL, HEARTBEAT, resync, STINT);
  }

  @Produces
  DatabaseLogin databaseLogin() {
    return new DatabaseLogin(url, user, password);
  }
}
