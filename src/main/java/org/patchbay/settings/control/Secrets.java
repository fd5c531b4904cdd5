package org.patchbay.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.settings.entity.KeyRing;

/** Seals what must not be read in the database, with the keys of the settings. */
@ApplicationScoped
public class Secrets {
  @Inject
  @ConfigProperty(name = "patchbay.secrets.keys")
  Optional<String> keys;

  /** The keys; none as long as the operator has set none. */
  public KeyRing ring() {
    return KeyRing.of(keys.orElse("")).orElseThrow(IllegalStateException::new);
  }
}
