package org.patchbay.web.boundary;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.mvc.security.CsrfValidationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.web.control.Texts;
import org.patchbay.web.entity.HttpFault;

/** Says of anything thrown what its problem document is. */
public final class Problems {
  /** How the JSON binding words a field it does not know. */
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile("[Pp]roperty '?([^' ,]+)'?.*(?:not|n't)");

  private Problems() {}

  /** The document, in the language and for the request that it is about. */
  public static Problem of(Throwable thrown, Locale locale, String instance, String requestId) {
    var told = new Told(locale, instance, requestId);
    if (thrown instanceof Fault fault && fault.code() != FaultCode.INTERNAL) {
      return told.fault(fault.code(), fault.parameters(), fields(fault.problems(), locale));
    }
    if (thrown instanceof ConstraintViolationException violations) {
      return told.fault(FaultCode.INVALID_INPUT, List.of(), fields(violations));
    }
    if (thrown instanceof CsrfValidationException) {
      return told.fault(FaultCode.CSRF_TOKEN_MISSING, List.of(), List.of());
    }
    Optional<Throwable> within = cause(thrown.getCause(), Fault.class, ClientErrorException.class);
    if (within.isPresent()) {
      return of(within.get(), locale, instance, requestId);
    }
    Optional<Throwable> json = cause(thrown, JsonbException.class, JsonException.class);
    if (json.isPresent()) {
      return json(json.get(), told);
    }
    return http(thrown, told);
  }

  private static Problem http(Throwable thrown, Told told) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      int status = web.getResponse().getStatus();
      return HttpFault.of(status)
          .map(told::http)
          .orElseGet(() -> told.http(HttpFault.MALFORMED, status));
    }
    return told.fault(FaultCode.INTERNAL, List.of(told.requestId()), List.of());
  }

  private static Problem json(Throwable thrown, Told told) {
    Matcher unknown = UNKNOWN_FIELD.matcher(String.valueOf(thrown.getMessage()));
    if (!unknown.find()) {
      return told.http(HttpFault.MALFORMED);
    }
    var problem =
        new FieldProblem(unknown.group(1), "web.field.unknown", List.of(unknown.group(1)));
    return told.fault(FaultCode.INVALID_INPUT, List.of(), fields(List.of(problem), told.locale()));
  }

  private static List<Problem.Field> fields(List<FieldProblem> problems, Locale locale) {
    return problems.stream()
        .map(
            problem ->
                new Problem.Field(
                    problem.field(),
                    Texts.of(locale, problem.messageKey(), problem.parameters().toArray()),
                    problem.messageKey()))
        .toList();
  }

  private static List<Problem.Field> fields(ConstraintViolationException violations) {
    return violations.getConstraintViolations().stream()
        .map(one -> new Problem.Field(field(one), one.getMessage(), code(one)))
        .toList();
  }

  /** Without the method and its parameter: {@code create.draft.name} is {@code name}. */
  private static String field(ConstraintViolation<?> violation) {
    List<String> names = new ArrayList<>();
    Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
    while (nodes.hasNext()) {
      names.add(nodes.next().toString());
    }
    return String.join(".", names.size() > 2 ? names.subList(2, names.size()) : names);
  }

  private static String code(ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
  }

  private static Optional<Throwable> cause(Throwable thrown, Class<?>... types) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      for (Class<?> type : types) {
        if (type.isInstance(at)) {
          return Optional.of(at);
        }
      }
    }
    return Optional.empty();
  }

  /** To whom, and about which request. */
  private static final class Told {
    private final Locale locale;
    private final String instance;
    private final String requestId;

    Told(Locale locale, String instance, String requestId) {
      this.locale = locale;
      this.instance = instance;
      this.requestId = requestId;
    }

    Locale locale() {
      return locale;
    }

    String requestId() {
      return requestId;
    }

    Problem fault(FaultCode code, List<Object> parameters, List<Problem.Field> fields) {
      return new Problem(
          "/problems/" + code.slug(),
          Texts.of(locale, "fault.kind." + code.kind()),
          code.kind().status(),
          Texts.of(locale, "fault." + code, parameters.toArray()),
          instance,
          code.name(),
          requestId,
          fields);
    }

    Problem http(HttpFault fault) {
      return http(fault, fault.status());
    }

    Problem http(HttpFault fault, int status) {
      return new Problem(
          "/problems/" + fault.slug(),
          Texts.of(locale, "fault.http." + fault + ".title"),
          status,
          Texts.of(locale, "fault.http." + fault),
          instance,
          fault.name(),
          requestId,
          List.of());
    }
  }
}
