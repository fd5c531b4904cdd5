package org.patchbay.tenant.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.fault.entity.FieldProblem;

/** A list of members as somebody wrote it: role by user name, as yet unchecked. */
public final class Roster {
  private Roster() {}

  /** What is wrong with each name and each role. */
  public static List<FieldProblem> problems(Map<String, String> members) {
    List<FieldProblem> problems = new ArrayList<>();
    members.forEach(
        (name, role) -> {
          if (!name.matches("[^\\s\\p{Cntrl}]{1,255}")) {
            problems.add(new FieldProblem("members", "tenant.member.invalid", List.of()));
          }
          if (Arrays.stream(TenantRole.values()).noneMatch(known -> known.name().equals(role))) {
            problems.add(new FieldProblem("members." + name, "tenant.member.role", List.of()));
          }
        });
    return problems;
  }

  /** The same for a tenant that exists: there must be somebody who owns it. */
  public static List<FieldProblem> problemsWithOwner(Map<String, String> members) {
    List<FieldProblem> problems = new ArrayList<>(problems(members));
    if (!members.containsValue(TenantRole.OWNER.name())) {
      problems.add(new FieldProblem("members", "tenant.members.no-owner", List.of()));
    }
    return problems;
  }

  /** The roles, once nothing is wrong with them. */
  public static Map<String, TenantRole> roles(Map<String, String> members) {
    var roles = new TreeMap<String, TenantRole>();
    members.forEach((name, role) -> roles.put(name, TenantRole.valueOf(role)));
    return roles;
  }
}
