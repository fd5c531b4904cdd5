package org.patchbay.tenant.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;

/**
 * A role as somebody wants it.
 *
 * @param name unlike the built-in roles' and those of the tenant's others
 * @param permissions names of {@link Permission#grantable}
 */
public record RoleWish(String name, List<String> permissions) {
  private static final int LONGEST_NAME = 40;

  public static final RoleWish EMPTY = new RoleWish("", List.of());

  public RoleWish {
    name = name == null ? "" : name.strip();
    permissions =
        permissions == null
            ? List.of()
            : permissions.stream().map(one -> Objects.toString(one, "")).toList();
  }

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(RoleWish::isUnseen)) {
      problems.add(new FieldProblem("name", "membership.role.name.invalid", List.of(LONGEST_NAME)));
    } else if (Arrays.stream(TenantRole.values()).anyMatch(r -> r.name().equalsIgnoreCase(name))) {
      problems.add(new FieldProblem("name", "membership.role.name.taken", List.of(name)));
    }
    permissions.stream()
        .filter(one -> permission(one).isEmpty())
        .findFirst()
        .ifPresent(
            one ->
                problems.add(
                    new FieldProblem(
                        "permissions", "membership.role.permission.unknown", List.of(one))));
    return problems;
  }

  /** Neither controls nor what turns the direction of text: it stands in lists and mails. */
  private static boolean isUnseen(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  private static Optional<Permission> permission(String name) {
    return Permission.grantable().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  public Set<Permission> granted() {
    Set<Permission> some = EnumSet.noneOf(Permission.class);
    permissions.forEach(one -> permission(one).ifPresent(some::add));
    return some;
  }
}
