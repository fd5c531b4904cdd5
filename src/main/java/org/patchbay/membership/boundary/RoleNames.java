package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.View;
import org.patchbay.web.control.Texts;

/** What a tenant's roles are called, in its own words and in the reader's language. */
@RequestScoped
public class RoleNames {
  @Inject Roles roles;
  @Inject CurrentAccess access;
  @Inject View view;

  /**
   * A role as pages show it.
   *
   * @param title its name
   * @param words what its holder may
   * @param own whether the tenant made it
   */
  public record Named(String title, String words, boolean own) {}

  /** By key. */
  Map<String, Named> of(UUID tenant) {
    return roles.all(tenant).stream().collect(Collectors.toMap(Rights::key, this::named));
  }

  Named named(Rights rights) {
    return rights.role() == null
        ? new Named(rights.title(), words(rights), true)
        : new Named(
            text("layout.role." + rights.role()), text("membership.role." + rights.role()), false);
  }

  private String words(Rights rights) {
    return rights.permissions().isEmpty()
        ? text("membership.permission.none")
        : rights.permissions().stream()
            .sorted()
            .map(permission -> text("membership.permission." + permission))
            .collect(Collectors.joining(", "));
  }

  private String text(String key) {
    return Texts.of(view.locale(), key);
  }

  /** What the reader may give, the least first: nobody gives more by oversight. */
  List<Choice> choices(UUID tenant) {
    return roles.all(tenant).stream()
        .filter(this::mayGive)
        .map(rights -> new Choice(rights.key(), named(rights).title()))
        .toList();
  }

  private boolean mayGive(Rights rights) {
    return mine().covers(rights);
  }

  /** The platform's administrators decide as owners do. */
  Rights mine() {
    return access.get().caller().platformAdmin()
        ? Rights.of(TenantRole.OWNER)
        : access.get().rights().orElseGet(() -> Rights.of(TenantRole.VIEWER));
  }
}
