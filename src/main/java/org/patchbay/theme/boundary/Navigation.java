package org.patchbay.theme.boundary;

import java.util.List;
import java.util.stream.Stream;
import org.patchbay.tenant.entity.Permission;

/** Where one may go from a page, in the area that it is in. */
final class Navigation {
  private static final List<NavEntry> HELPDESK =
      List.of(
          new NavEntry("/helpdesk/tenants", "layout.nav.tenants"),
          new NavEntry("/helpdesk/requests", "layout.nav.helpdesk"));

  private static final List<NavEntry> PLATFORM =
      List.of(
          new NavEntry("/platform", "layout.nav.overview"),
          new NavEntry("/platform/hosts", "layout.nav.hosts"),
          new NavEntry("/platform/images", "layout.nav.images"),
          new NavEntry("/platform/networks", "layout.nav.networks", List.of("/platform/isolation")),
          new NavEntry("/platform/tenants", "layout.nav.tenants", List.of("/platform/new-tenant")),
          new NavEntry("/platform/quotas", "layout.nav.quotas", List.of("/platform/usage")),
          new NavEntry(
              "/platform/helpdesk", "layout.nav.helpdesk", List.of("/platform/break-glass")),
          new NavEntry("/platform/catalogue", "layout.nav.catalogue"),
          new NavEntry("/platform/operations", "layout.nav.operations"),
          new NavEntry("/platform/mails", "layout.nav.mails"),
          new NavEntry("/platform/keys", "layout.nav.keys"),
          new NavEntry("/platform/audit", "layout.nav.audit"));

  /** Pages about clusters that lie beside the list of them. */
  private static final List<String> OF_CLUSTERS =
      List.of(
          "/new-cluster",
          "/new-cluster-nodes",
          "/new-cluster-document",
          "/sizing",
          "/change",
          "/cluster-document",
          "/cluster-stop",
          "/declarations",
          "/caps",
          "/nodes",
          "/node-move",
          "/gates",
          "/retirement");

  private static List<NavEntry> tenantEntries(PageView page, String root) {
    return page.helping()
        ? helperEntries(root)
        : Stream.of(
                memberEntries(root),
                auditEntries(page, root),
                operatorEntries(page, root),
                ownerEntries(page, root))
            .flatMap(entries -> entries)
            .toList();
  }

  private static Stream<NavEntry> ownerEntries(PageView page, String root) {
    Stream<NavEntry> own =
        page.may("APPEARANCE")
            ? Stream.of(new NavEntry(root + "/appearance", "layout.nav.appearance"))
            : Stream.empty();
    return page.access().holds(Permission.EXPORT)
        ? Stream.concat(own, Stream.of(new NavEntry(root + "/export", "layout.nav.export")))
        : own;
  }

  private static Stream<NavEntry> operatorEntries(PageView page, String root) {
    return page.may("TOKENS") && !byEmergency(page)
        ? Stream.of(new NavEntry(root + "/tokens", "layout.nav.tokens"))
        : Stream.empty();
  }

  /** Tokens would outlast it, and are not opened by it. */
  private static boolean byEmergency(PageView page) {
    return page.help().emergencies().stream()
        .anyMatch(
            emergency ->
                emergency.person().equals(page.user())
                    && emergency.tenant().slug().equals(page.tenant().slug()));
  }

  /** Where helpdesk staff may look. */
  private static List<NavEntry> helperEntries(String root) {
    return List.of(
        new NavEntry(root, "layout.nav.overview"),
        new NavEntry(
            root + "/clusters",
            "layout.nav.clusters",
            OF_CLUSTERS.stream().map(root::concat).toList()),
        new NavEntry(root + "/containers", "layout.nav.containers"),
        new NavEntry(root + "/operations", "layout.nav.operations"),
        new NavEntry(root + "/help", "layout.nav.helpdesk"));
  }

  private static Stream<NavEntry> memberEntries(String root) {
    return Stream.of(
        new NavEntry(root, "layout.nav.overview"),
        new NavEntry(
            root + "/clusters",
            "layout.nav.clusters",
            OF_CLUSTERS.stream().map(root::concat).toList()),
        new NavEntry(root + "/containers", "layout.nav.containers"),
        new NavEntry(root + "/networks", "layout.nav.network", List.of(root + "/isolation")),
        new NavEntry(root + "/members", "layout.nav.members", List.of(root + "/roles")),
        new NavEntry(root + "/quotas", "layout.nav.quotas", List.of(root + "/usage")),
        new NavEntry(root + "/operations", "layout.nav.operations"),
        new NavEntry(root + "/helpdesk", "layout.nav.helpdesk", List.of(root + "/break-glass")));
  }

  /** The platform's administrators look, too, without belonging to the tenant. */
  private static Stream<NavEntry> auditEntries(PageView page, String root) {
    return page.access().rights().isEmpty() || page.access().holds(Permission.AUDIT)
        ? Stream.of(new NavEntry(root + "/audit", "layout.nav.audit"))
        : Stream.empty();
  }

  private Navigation() {}

  static List<NavEntry> of(PageView page) {
    if (page.tenant() != null) {
      return tenantEntries(page, "/t/" + page.tenant().slug());
    }
    if (page.platform()) {
      return PLATFORM;
    }
    return page.signedIn() && page.path().startsWith("/helpdesk/") ? HELPDESK : List.of();
  }
}
