package org.patchbay.operation.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.PartState;
import org.patchbay.operation.entity.PartStatus;
import org.patchbay.operation.entity.Progress;
import org.patchbay.operation.entity.Step;
import org.patchbay.operation.entity.StepState;
import org.patchbay.operation.entity.Target;
import org.patchbay.web.control.Texts;

/**
 * An operation as the API tells it.
 *
 * @param tenant slug; null for the platform's
 * @param parts and steps: null in lists
 * @param fault why it failed, or what keeps it for now; null when nothing does
 */
public record OperationJson(
    UUID id,
    String kind,
    String tenant,
    TargetJson target,
    OperationState state,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    String actor,
    String onBehalfOf,
    Progress progress,
    List<PartJson> parts,
    List<StepJson> steps,
    FaultJson fault) {

  /** What it is about. */
  public record TargetJson(String kind, UUID id, String name) {}

  /** What it waits for. */
  public record PartJson(String kind, UUID id, String name, PartState state, FaultJson fault) {}

  /** A line of its journal. */
  public record StepJson(long id, Instant at, String object, String text, StepState state) {}

  /**
   * A fault.
   *
   * @param goesOn true when nobody has to do anything
   */
  public record FaultJson(
      String code, String detail, String object, Instant since, boolean goesOn) {}

  static OperationJson of(OperationRow row, Map<UUID, String> slugs) {
    return of(row.operation(), row.progress(), slugs, null, null, null);
  }

  static OperationJson of(OperationView view, Map<UUID, String> slugs, Locale locale) {
    List<PartJson> parts = view.parts().stream().map(part -> part(part, locale)).toList();
    FaultJson fault =
        parts.stream()
            .map(PartJson::fault)
            .filter(one -> one != null)
            .reduce((one, other) -> one.goesOn() && !other.goesOn() ? other : one)
            .orElse(null);
    return of(view.operation(), view.progress(), slugs, parts, steps(view.steps(), locale), fault);
  }

  private static OperationJson of(
      Operation operation,
      Progress progress,
      Map<UUID, String> slugs,
      List<PartJson> parts,
      List<StepJson> steps,
      FaultJson fault) {
    Target target = operation.target();
    return new OperationJson(
        operation.id(),
        operation.kind(),
        slugs.get(target.tenant()),
        new TargetJson(target.kind(), target.id(), target.name()),
        operation.state(),
        operation.createdAt(),
        operation.startedAt().orElse(null),
        operation.endedAt().orElse(null),
        operation.actor(),
        operation.onBehalfOf().orElse(null),
        progress,
        parts,
        steps,
        fault);
  }

  static List<StepJson> steps(List<Step> steps, Locale locale) {
    return steps.stream().map(step -> step(step, locale)).toList();
  }

  static StepJson step(Step step, Locale locale) {
    String text = Texts.of(locale, step.messageKey(), step.parameters().toArray());
    return new StepJson(step.id(), step.at(), step.object(), text, step.state());
  }

  private static PartJson part(PartStatus status, Locale locale) {
    FaultJson fault =
        status
            .trouble()
            .map(
                trouble ->
                    new FaultJson(
                        trouble.code().name(),
                        Texts.of(locale, "fault." + trouble.code(), trouble.parameters().toArray()),
                        status.part().name(),
                        trouble.since(),
                        !trouble.terminal()))
            .orElse(null);
    return new PartJson(
        status.part().kind(), status.part().id(), status.part().name(), status.state(), fault);
  }
}
