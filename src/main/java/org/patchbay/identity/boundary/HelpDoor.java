package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.entity.Consent;
import org.patchbay.identity.entity.ConsentPolicy;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;

/** Finds out, at each request anew, what tenants' consents mean for it. */
@ApplicationScoped
public class HelpDoor {
  @Inject Consents consents;
  @Inject EmergencyDoor emergencies;
  @Inject Clock clock;

  /**
   * For whoever comes.
   *
   * @param rights the caller's in the tenant of the path
   * @param names the path's parameters
   * @param page whether a page is asked for, which tells its reader
   */
  Help of(
      Caller caller,
      Optional<Tenant> tenant,
      Optional<Rights> rights,
      MultivaluedMap<String, String> names,
      boolean page) {
    List<Consent> own = caller.helpdesk() ? held(caller) : List.of();
    boolean sees = page && tenant.isPresent() && (rights.isPresent() || caller.platformAdmin());
    boolean answers = page && rights.filter(r -> r.has(Permission.CONSENTS)).isPresent();
    return new Help(
        own,
        sees ? consents.in(tenant.get().id()) : List.of(),
        tenant.isPresent() && rights.isEmpty() ? here(caller, own, tenant.get(), names) : Map.of(),
        answers ? consents.waiting(tenant.orElseThrow().id()) : 0,
        page ? emergencies.told(caller, tenant, rights) : List.of(),
        caller.platformAdmin());
  }

  private List<Consent> held(Caller caller) {
    Instant now = clock.instant();
    return consents.of(caller.name()).stream()
        .filter(consent -> ConsentPolicy.isHeld(consent, caller, now))
        .toList();
  }

  private Map<HelpDeed, Consent> here(
      Caller caller, List<Consent> own, Tenant tenant, MultivaluedMap<String, String> names) {
    if (own.stream().noneMatch(consent -> consent.tenant().id().equals(tenant.id()))) {
      return Map.of();
    }
    Map<HelpDeed, Consent> here = new EnumMap<>(HelpDeed.class);
    Optional<UUID> cluster = consents.cluster(tenant.id(), first(names));
    for (HelpDeed deed : HelpDeed.values()) {
      ConsentPolicy.grounds(own, caller, tenant.id(), deed, cluster, clock.instant())
          .ifPresent(consent -> here.put(deed, consent));
    }
    return here;
  }

  private static Map<String, String> first(MultivaluedMap<String, String> names) {
    return names.keySet().stream().collect(Collectors.toMap(name -> name, names::getFirst));
  }
}
