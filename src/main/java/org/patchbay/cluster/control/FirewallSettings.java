package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.entity.firewall.FirewallLimits;

/** The platform's limits for what tenants wish of firewalls. */
@ApplicationScoped
public class FirewallSettings {
  @Inject
  @ConfigProperty(name = "patchbay.firewall.rules")
  int rules;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.peers")
  int peers;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.never")
  String never;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.named")
  String named;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.widest-four")
  int widestFour;

  @Inject
  @ConfigProperty(name = "patchbay.firewall.widest-six")
  int widestSix;

  /** As they are set. */
  public FirewallLimits limits() {
    return new FirewallLimits(
        rules,
        peers,
        FirewallLimits.ports(never),
        FirewallLimits.ports(named),
        widestFour,
        widestSix);
  }
}
