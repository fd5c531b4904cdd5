package org.patchbay.cluster.boundary;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.placement.Reason;
import org.patchbay.network.entity.Ip;
import org.patchbay.web.control.Texts;

/**
 * A preview as the API tells it.
 *
 * @param expiresAt until when a page shows it as fresh; an approval checks it anyway
 * @param approvable false while something stands in the way
 */
public record PlanJson(
    String id,
    Instant expiresAt,
    boolean approvable,
    List<PlacementJson> placements,
    List<AddressJson> addresses,
    List<QuotaJson> quota,
    List<ViolationJson> violations,
    List<ObstacleJson> obstacles) {

  /** Where a container goes, why there, and why not elsewhere. */
  public record PlacementJson(
      String container,
      List<String> roles,
      Size size,
      String host,
      List<String> why,
      List<RejectedJson> rejected) {}

  /** A host that was not taken. */
  public record RejectedJson(String host, List<String> why) {}

  /** An address that will be taken. */
  public record AddressJson(String container, String kind, String address) {}

  /** What is taken of a quota. */
  public record QuotaJson(String name, long used, long delta, long limit) {}

  /** What a rule says. */
  public record ViolationJson(
      String rule,
      String level,
      String object,
      String message,
      String basis,
      String remedy,
      String confirm) {}

  /** What else stands in the way. */
  public record ObstacleJson(String code, String detail) {}

  static PlanJson of(Preview preview, Instant expiresAt, Locale locale) {
    return new PlanJson(
        preview.id(),
        expiresAt,
        preview.approvable(),
        preview.containers().stream().map(c -> placement(c, locale)).toList(),
        preview.containers().stream().flatMap(PlanJson::addresses).toList(),
        quotas(preview.quotas()),
        preview.violations().stream().map(v -> violation(v, locale)).toList(),
        preview.obstacles().stream().map(o -> obstacle(o, locale)).toList());
  }

  static List<QuotaJson> quotas(List<QuotaChange> changes) {
    return changes.stream()
        .map(q -> new QuotaJson(q.name(), q.used(), q.delta(), q.limit()))
        .toList();
  }

  static ObstacleJson obstacle(Obstacle obstacle, Locale locale) {
    return new ObstacleJson(
        obstacle.code().name(),
        Texts.of(locale, obstacle.messageKey(), obstacle.parameters().toArray()));
  }

  static PlacementJson placement(PlannedContainer planned, Locale locale) {
    return new PlacementJson(
        planned.name(),
        planned.roles(),
        planned.node().size().now(),
        planned.placing().hostName().orElse(null),
        words(planned.placing().why(), locale),
        planned.placing().others().stream()
            .map(other -> new RejectedJson(other.hostName(), words(other.reasons(), locale)))
            .toList());
  }

  static List<String> words(List<Reason> reasons, Locale locale) {
    return reasons.stream()
        .map(reason -> Texts.of(locale, reason.messageKey(), reason.parameters().toArray()))
        .toList();
  }

  static Stream<AddressJson> addresses(PlannedContainer planned) {
    List<AddressJson> addresses = new ArrayList<>();
    planned.privateAddress().ifPresent(a -> addresses.add(address(planned, "PRIVATE", a)));
    planned.privateAddress6().ifPresent(a -> addresses.add(address(planned, "PRIVATE", a)));
    planned.publicAddress().ifPresent(a -> addresses.add(address(planned, "PUBLIC", a)));
    return addresses.stream();
  }

  private static AddressJson address(PlannedContainer planned, String kind, InetAddress address) {
    return new AddressJson(planned.name(), kind, Ip.text(address));
  }

  static ViolationJson violation(Violation violation, Locale locale) {
    Object[] parameters = violation.parameters().toArray();
    return new ViolationJson(
        violation.rule().name(),
        violation.level().name(),
        violation.object(),
        Texts.of(locale, violation.messageKey(), parameters),
        violation.basis().mark(),
        Texts.of(locale, violation.remedyKey(), parameters),
        violation.confirmation());
  }
}
