package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.entity.Slice;

/** Whose things an administrator's list shows: everybody's, a tenant's, or the platform's own. */
@ApplicationScoped
public class TenantChoice {
  /** No slug begins so. */
  private static final String PLATFORM = "-";

  /** More than that nobody looks through: they are named then. */
  private static final int MOST = 100;

  @Inject Tenants tenants;

  /**
   * The chosen one; empty for all.
   *
   * @throws Fault {@code NO_SUCH_THING} when there is no tenant of that slug
   */
  public Optional<UUID> chosen(String word) {
    return Optional.ofNullable(word)
        .filter(text -> !text.isBlank())
        .map(
            text ->
                text.equals(PLATFORM) ? TenantScope.PLATFORM : tenants.named(text.strip()).id());
  }

  /** All, the platform, and each tenant; empty when there are too many tenants to choose from. */
  public List<Choice> all(Locale locale) {
    return each()
        .map(
            each ->
                Stream.concat(
                        Stream.of(
                            Choice.of("", "layout.all", locale),
                            Choice.of(PLATFORM, "layout.platform", locale)),
                        each.stream())
                    .toList())
        .orElse(List.of());
  }

  /** Each tenant by its slug; empty when there are too many to choose from. */
  public Optional<List<Choice>> each() {
    return Optional.of(tenants.page("", MOST + 1))
        .filter(all -> all.size() <= MOST)
        .map(all -> all.stream().map(one -> new Choice(one.slug(), one.name())).toList());
  }

  /**
   * Rows of several tenants for the API, each with its tenant's slug; one query for all of them.
   *
   * @param whose a row's tenant
   */
  public <T, J> Slice<J> told(
      Slice<T> rows, Function<T, UUID> whose, BiFunction<T, String, J> json) {
    Map<UUID, Tenant> owners = named(rows.items().stream().map(whose));
    return rows.map(row -> json.apply(row, owners.get(whose.apply(row)).slug()));
  }

  /** Who they are, by id; the platform's own id is left out. */
  public Map<UUID, Tenant> named(Stream<UUID> ids) {
    return tenants.all(
        ids.filter(id -> !id.equals(TenantScope.PLATFORM)).collect(Collectors.toSet()));
  }
}
