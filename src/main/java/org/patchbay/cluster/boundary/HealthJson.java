package org.patchbay.cluster.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthChange;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.ProbeResult;
import org.patchbay.probe.entity.Way;
import org.patchbay.probe.entity.Why;
import org.patchbay.web.control.Texts;

/**
 * A node's health as the API tells it.
 *
 * @param why a word for programs; null when nobody has asked it yet
 * @param reason the same for people
 * @param history the last changes, the latest first
 */
public record HealthJson(
    HealthState state,
    Why why,
    String reason,
    Instant since,
    Instant seenAt,
    List<ProbeJson> probes,
    List<ChangeJson> history) {

  /** One question and what is held to be true of it. */
  public record ProbeJson(
      String role,
      Probe.Kind kind,
      Transport transport,
      int port,
      Way way,
      String address,
      Answer answer,
      String said,
      Instant since) {}

  /** Its health became this. */
  public record ChangeJson(Instant at, HealthState state, Why why, String reason) {}

  static HealthJson of(NodeRow row, List<HealthChange> history, Locale locale) {
    return new HealthJson(
        row.state(),
        row.finding().map(Finding::why).orElse(null),
        reason(row, locale),
        row.health().map(h -> h.since()).orElse(null),
        row.health().map(h -> h.seenAt()).orElse(null),
        row.probes().stream().map(HealthJson::probe).toList(),
        history.stream().map(change -> change(change, locale)).toList());
  }

  private static String reason(NodeRow row, Locale locale) {
    return row.finding()
        .map(finding -> text(finding, locale))
        .orElseGet(() -> Texts.of(locale, "probe.why.NOT_YET"));
  }

  private static String text(Finding finding, Locale locale) {
    return Texts.of(locale, finding.messageKey(), finding.parameters().toArray());
  }

  private static ProbeJson probe(ProbeResult one) {
    return new ProbeJson(
        one.role(),
        one.kind(),
        one.transport(),
        one.port(),
        one.way(),
        one.address(),
        one.answer(),
        one.words(),
        one.since());
  }

  private static ChangeJson change(HealthChange one, Locale locale) {
    Finding finding = one.finding();
    return new ChangeJson(one.at(), finding.state(), finding.why(), text(finding, locale));
  }
}
