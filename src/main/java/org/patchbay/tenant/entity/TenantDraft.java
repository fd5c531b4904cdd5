package org.patchbay.tenant.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;

/**
 * A tenant as an administrator describes it, as yet unchecked.
 *
 * @param theme name of the brand, or null for the default
 * @param members role by user name
 * @param quotas limit by quota name; a quota that is not named gets its default
 * @param owner mail address of somebody who is to be invited as owner, or null for nobody
 * @param networks names of public networks that it may use, of those that not everybody may
 * @param ownName host name of its own, or null for none
 */
public record TenantDraft(
    String slug,
    String name,
    String theme,
    Map<String, TenantRole> members,
    Map<String, Long> quotas,
    String owner,
    List<String> networks,
    String ownName) {
  private static final int LONGEST_NAME = 100;

  public TenantDraft {
    members = members == null ? Map.of() : members;
    quotas = quotas == null ? Map.of() : quotas;
    networks = networks == null ? List.of() : networks;
    ownName = ownName == null || ownName.isBlank() ? null : ownName;
  }

  /** Without a host name of its own. */
  public TenantDraft(
      String slug,
      String name,
      String theme,
      Map<String, TenantRole> members,
      Map<String, Long> quotas,
      String owner,
      List<String> networks) {
    this(slug, name, theme, members, quotas, owner, networks, null);
  }

  /** With nobody to invite, and the networks that everybody may use. */
  public TenantDraft(
      String slug,
      String name,
      String theme,
      Map<String, TenantRole> members,
      Map<String, Long> quotas) {
    this(slug, name, theme, members, quotas, null, null);
  }

  /**
   * Everything that is wrong with it.
   *
   * @param known the quotas there are
   */
  public List<FieldProblem> problems(Set<String> known) {
    List<FieldProblem> problems = new ArrayList<>(Names.check(NameKind.TENANT, "slug", slug));
    if (!goodTitle()) {
      problems.add(new FieldProblem("name", "tenant.title.invalid", List.of()));
    }
    if (theme != null && !theme.matches("[a-z][a-z0-9-]{0,39}")) {
      problems.add(new FieldProblem("theme", "tenant.theme.invalid", List.of()));
    }
    if (owner != null && !MailAddress.isOne(owner)) {
      problems.add(new FieldProblem("owner", "membership.mail.invalid", List.of()));
    }
    problems.addAll(Roster.problems(members));
    quotas.forEach((quota, limit) -> problems.addAll(quotaProblems(known, quota, limit)));
    return problems;
  }

  private boolean goodTitle() {
    return name != null
        && !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  private static List<FieldProblem> quotaProblems(Set<String> known, String quota, Long limit) {
    if (!known.contains(quota)) {
      return List.of(new FieldProblem("quotas." + quota, "tenant.quota.unknown", List.of(quota)));
    }
    return limit == null || limit < 0
        ? List.of(new FieldProblem("quotas." + quota, "tenant.quota.invalid", List.of()))
        : List.of();
  }
}
