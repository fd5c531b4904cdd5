package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.patchbay.identity.control.Emergencies;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.identity.entity.EmergencyPolicy;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;

/** Finds out, at each request anew, what break-glass means for it. */
@ApplicationScoped
public class EmergencyDoor {
  private static final int ROOM = 2;

  @Inject Emergencies emergencies;
  @Inject Clock clock;

  /** By which the caller may act on this route as if they belonged to the tenant. */
  Optional<Emergency> of(
      Caller caller, Optional<Tenant> tenant, Optional<Rights> rights, Method route) {
    boolean may = rights.filter(known -> known.covers(EmergencyPolicy.RIGHTS)).isPresent();
    if (!caller.platformAdmin() || tenant.isEmpty() || may) {
      return Optional.empty();
    }
    return EmergencyPolicy.grounds(
        emergencies.in(tenant.get().id()), caller, tenant.get().id(), room(route), clock.instant());
  }

  /** {@code org.patchbay.cluster.boundary} is of the room {@code cluster}. */
  static String room(Method route) {
    return route.getDeclaringClass().getPackageName().split("\\.")[ROOM];
  }

  /** Those that a page tells its reader: the tenant's people theirs, administrators all. */
  List<Emergency> told(Caller caller, Optional<Tenant> tenant, Optional<Rights> rights) {
    if (caller.platformAdmin()) {
      return emergencies.all();
    }
    return rights.isPresent() ? emergencies.in(tenant.orElseThrow().id()) : List.of();
  }
}
