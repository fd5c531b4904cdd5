package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.helpdesk.control.GlassBroken;
import org.patchbay.helpdesk.control.HelpAsked;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.control.Addresses;
import org.patchbay.isolation.control.IsolationBroken;
import org.patchbay.notify.entity.MailKind;
import org.patchbay.operation.entity.LineWritten;
import org.patchbay.quota.control.QuotaDecided;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Permission;

/** What people are told by mail, of what happens in rooms that know nothing of mails. */
@ApplicationScoped
public class Occasions {
  private static final String OVERDUE = "cluster.step.overdue";

  @Inject Event<MailWanted> wanted;
  @Inject Outbox outbox;
  @Inject Addresses addresses;
  @Inject Tenants tenants;
  @Inject Clusters clusters;
  @Inject Clock clock;

  /** Who asked, and the owners. */
  void decided(@Observes QuotaDecided event) {
    QuotaRequest request = event.request();
    Set<String> people = new TreeSet<>(outbox.owners(request.tenantId()));
    people.add(request.askedBy());
    boolean granted = request.granted().isPresent();
    wanted.fire(
        new MailWanted(
            request.tenantId(),
            people,
            granted ? MailKind.QUOTA_GRANTED : MailKind.QUOTA_REFUSED,
            request.id().toString(),
            List.of(
                request.name(),
                request.granted().orElse(request.wanted()),
                request.answer() == null ? "" : request.answer(),
                tenants.get(request.tenantId()).name()),
            page(request.tenantId(), "quotas")));
  }

  /** Whoever may answer. */
  void asked(@Observes HelpAsked event) {
    HelpRequest request = event.request();
    String cluster = request.scope();
    wanted.fire(
        new MailWanted(
            request.tenantId(),
            outbox.able(request.tenantId(), Permission.CONSENTS),
            MailKind.CONSENT_ASKED,
            request.id().toString(),
            List.of(
                request.askedBy(),
                cluster.isEmpty() ? tenants.get(request.tenantId()).name() : cluster,
                request.minutes(),
                request.reason()),
            page(request.tenantId(), "helpdesk/requests/" + request.id())));
  }

  /**
   * Its owners, whoever else decides about who may what there, and the other administrators:
   * whoever did it knows.
   */
  void broken(@Observes GlassBroken event) {
    BreakGlass glass = event.glass();
    Set<String> people = new TreeSet<>(outbox.able(glass.tenantId(), Permission.MEMBERS));
    people.addAll(addresses.administrators());
    people.remove(glass.person());
    if (!people.isEmpty()) {
      wanted.fire(
          new MailWanted(
              glass.tenantId(),
              people,
              MailKind.GLASS_BROKEN,
              glass.id().toString(),
              List.of(
                  glass.person(),
                  tenants.get(glass.tenantId()).name(),
                  glass.minutes(),
                  glass.reason()),
              page(glass.tenantId(), "break-glass")));
    }
  }

  void broken(@Observes IsolationBroken event) {
    wanted.fire(
        MailWanted.toOwners(
            event.tenant(),
            MailKind.ISOLATION,
            event.check().toString(),
            List.of(event.state().name(), tenants.get(event.tenant()).name()),
            page(event.tenant(), "isolation")));
  }

  /**
   * A node had its time and is not well: the next wave waits until somebody decides. Of one cluster
   * one mail a day is enough.
   */
  void written(@Observes LineWritten line) {
    if (line.messageKey().equals(OVERDUE)) {
      Cluster cluster = clusters.named(line.objectId().toString());
      wanted.fire(
          MailWanted.toOwners(
              cluster.tenantId(),
              MailKind.GATE,
              cluster.id() + "/" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
              List.of(cluster.name(), tenants.get(cluster.tenantId()).name()),
              page(cluster.tenantId(), "clusters/" + cluster.name())));
    }
  }

  private String page(UUID tenant, String rest) {
    return "/t/" + tenants.get(tenant).slug() + "/" + rest;
  }
}
