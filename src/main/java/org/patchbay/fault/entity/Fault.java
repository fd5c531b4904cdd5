package org.patchbay.fault.entity;

import java.util.List;
import java.util.Objects;

/**
 * The one exception of the product. Parameters fill the message {@code fault.<CODE>} and must never
 * hold secrets; {@link #problems()} names the wrong fields of a form or request body.
 */
public class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FaultCode code;
  private final transient List<Object> parameters;
  private final transient List<FieldProblem> problems;

  private Fault(
      FaultCode code, List<Object> parameters, List<FieldProblem> problems, Throwable cause) {
    super(code + " " + parameters + (problems.isEmpty() ? "" : " " + problems), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.parameters = parameters;
    this.problems = problems;
  }

  public static Fault of(FaultCode code, Object... parameters) {
    return new Fault(code, List.of(parameters), List.of(), null);
  }

  public static Fault because(Throwable cause, FaultCode code, Object... parameters) {
    return new Fault(code, List.of(parameters), List.of(), cause);
  }

  /** Wrong input: every problem that was found, never only the first. */
  public static Fault invalid(List<FieldProblem> problems) {
    return new Fault(FaultCode.INVALID_INPUT, List.of(), List.copyOf(problems), null);
  }

  /** Goes on only where nothing is wrong. */
  public static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
  }

  public static Fault invalid(String field, String messageKey, Object... parameters) {
    return invalid(List.of(new FieldProblem(field, messageKey, List.of(parameters))));
  }

  /** A foreign thing and an absent thing look the same. */
  public static Fault notFound(String kind, Object id) {
    return of(FaultCode.NO_SUCH_THING, kind, String.valueOf(id));
  }

  public FaultCode code() {
    return code;
  }

  public FaultKind kind() {
    return code.kind();
  }

  public List<Object> parameters() {
    return parameters;
  }

  public List<FieldProblem> problems() {
    return problems;
  }
}
