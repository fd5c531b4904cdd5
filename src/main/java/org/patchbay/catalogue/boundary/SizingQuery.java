package org.patchbay.catalogue.boundary;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.sizing.Load;
import org.patchbay.catalogue.entity.sizing.Proposal;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** The load that somebody asks about, as it was typed; what is absent is empty. */
public class SizingQuery {
  @QueryParam("extensions")
  String extensions;

  @QueryParam("calls")
  String calls;

  @QueryParam("version")
  String version;

  public String extensions() {
    return text(extensions);
  }

  public String calls() {
    return text(calls);
  }

  public String version() {
    return text(version);
  }

  boolean asked() {
    return extensions != null || calls != null;
  }

  /**
   * What is proposed; without a version, for the newest.
   *
   * @throws Fault INVALID_INPUT
   */
  Proposal proposal(Catalogue catalogue) {
    List<FieldProblem> problems = new ArrayList<>();
    int most = number("extensions", extensions(), Load.MOST_EXTENSIONS, problems);
    int calling = number("calls", calls(), Load.MOST_CALLS, problems);
    String wanted = version().isEmpty() ? catalogue.versions().lastKey() : version();
    Optional<VersionCatalogue> found = catalogue.version(wanted);
    if (found.isEmpty()) {
      problems.add(
          new FieldProblem("version", "catalogue.sizing.version.unknown", List.of(wanted)));
    }
    Fault.refuse(problems);
    return catalogue.sizing().propose(new Load(most, calling), found.orElseThrow(), catalogue);
  }

  private static int number(String field, String value, int most, List<FieldProblem> problems) {
    if (value.matches("\\d{1,9}") && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    problems.add(new FieldProblem(field, "catalogue.sizing.number", List.of(most)));
    return 0;
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
