package org.patchbay.tenant.edge.jpa;

import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;
import org.patchbay.settings.control.SettingsGuard;

/**
 * Has the settings checked before the database is touched: Hibernate is the first of the
 * application that the server starts.
 */
public class SettingsFirst implements ServiceContributor {
  @Override
  public void contribute(StandardServiceRegistryBuilder builder) {
    SettingsGuard.check(
        ConfigProvider.getConfig(SettingsFirst.class.getClassLoader()), System.getenv());
  }
}
