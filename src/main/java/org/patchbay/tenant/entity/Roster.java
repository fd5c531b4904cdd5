package org.patchbay.tenant.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbay.fault.entity.FieldProblem;

/** A list of members as somebody wrote it, as yet unchecked: role by user name. */
public final class Roster {
  private Roster() {}

  /** What is wrong with each name and each role; null stands for a role that there is not. */
  public static List<FieldProblem> problems(Map<String, ?> members) {
    List<FieldProblem> problems = new ArrayList<>();
    members.forEach(
        (name, role) -> {
          if (!name.matches("[^\\s\\p{Cntrl}]{1,255}")) {
            problems.add(new FieldProblem("members", "tenant.member.invalid", List.of()));
          }
          if (role == null) {
            problems.add(new FieldProblem("members." + name, "tenant.member.role", List.of()));
          }
        });
    return problems;
  }

  /** The same for a tenant that exists: there must be somebody who owns it. */
  public static List<FieldProblem> problemsWithOwner(Map<String, Rights> members) {
    List<FieldProblem> problems = new ArrayList<>(problems(members));
    if (members.values().stream().noneMatch(role -> role != null && role.isOwner())) {
      problems.add(new FieldProblem("members", "tenant.members.no-owner", List.of()));
    }
    return problems;
  }
}
