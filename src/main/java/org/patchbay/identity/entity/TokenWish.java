package org.patchbay.identity.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/**
 * An API token to be made.
 *
 * @param role VIEWER or OPERATOR, as far as the maker has what is in it
 * @param days until it expires; absent for 90
 */
public record TokenWish(String name, String role, Integer days) {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_LIFE = 366;
  private static final int STANDARD_LIFE = 90;

  public TokenWish {
    name = name == null ? "" : name.strip();
    days = days == null ? STANDARD_LIFE : days;
  }

  /** Everything that is wrong with it, for a maker with these rights. */
  public List<FieldProblem> problems(Rights makers) {
    List<FieldProblem> problems = new ArrayList<>();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      problems.add(new FieldProblem("name", "identity.token.name.invalid", List.of(LONGEST_NAME)));
    }
    TenantRole wanted = TenantRole.named(role);
    if (wanted == null || wanted == TenantRole.OWNER || !gains(makers, wanted)) {
      problems.add(new FieldProblem("role", "identity.token.role.invalid", List.of()));
    }
    if (days < 1 || days > LONGEST_LIFE) {
      problems.add(new FieldProblem("days", "identity.token.days.invalid", List.of(LONGEST_LIFE)));
    }
    return problems;
  }

  /** A token has what its maker has of its role; where that is nothing more, it looks only. */
  private static boolean gains(Rights makers, TenantRole wanted) {
    return wanted == TenantRole.VIEWER
        || !Rights.of(TenantRole.VIEWER).covers(Rights.of(wanted).within(makers));
  }
}
