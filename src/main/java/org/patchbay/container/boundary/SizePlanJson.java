package org.patchbay.container.boundary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;
import org.patchbay.container.entity.SizePlan;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.control.Texts;

/**
 * What will happen to a container's size, as the API tells it.
 *
 * @param way how all of it can be done
 * @param approvable false while something stands in the way
 * @param lastBootSeconds how long its last start took; null when that is not known
 * @param confirm what has to be confirmed for the restart, unless it is to happen later
 */
public record SizePlanJson(
    String id,
    boolean approvable,
    Flexing.Way way,
    ContainerSize before,
    ContainerSize wanted,
    List<ChangeJson> changes,
    List<LossJson> stopping,
    Long lastBootSeconds,
    List<String> confirm,
    String host,
    List<ShareJson> shares,
    List<HindranceJson> obstacles) {

  /** One thing that changes, and how. */
  public record ChangeJson(String field, Flexing.Way way, String text) {}

  /** What stops working during the restart. */
  public record LossJson(String rule, String message, String remedy, String confirm) {}

  /** What it takes of a quota and of the host. */
  public record ShareJson(String name, long delta, long used, long limit, long leftOnHost) {}

  /** What stands in the way. */
  public record HindranceJson(String code, String detail) {}

  static SizePlanJson of(SizePlan plan, Locale locale) {
    return new SizePlanJson(
        plan.id(),
        plan.approvable(),
        plan.flexing().way(),
        plan.before(),
        plan.wanted(),
        plan.flexing().items().stream().map(item -> change(item, locale)).toList(),
        plan.stopping().stream().map(loss -> loss(loss, locale)).toList(),
        plan.lastBoot().map(Duration::toSeconds).orElse(null),
        plan.unconfirmed(Set.of()),
        plan.hostName(),
        plan.shares().stream().map(SizePlanJson::share).toList(),
        plan.obstacles().stream().map(fault -> hindrance(fault, locale)).toList());
  }

  private static ChangeJson change(Flexing.Item item, Locale locale) {
    return new ChangeJson(
        item.field(), item.way(), Texts.of(locale, item.messageKey(), item.parameters().toArray()));
  }

  private static LossJson loss(Consequence loss, Locale locale) {
    Object[] parameters = loss.parameters().toArray();
    return new LossJson(
        loss.rule(),
        Texts.of(locale, loss.messageKey(), parameters),
        Texts.of(locale, loss.remedyKey(), parameters),
        loss.confirmation());
  }

  private static ShareJson share(SizePlan.Share share) {
    return new ShareJson(share.name(), share.delta(), share.used(), share.limit(), share.left());
  }

  private static HindranceJson hindrance(Fault fault, Locale locale) {
    return new HindranceJson(
        fault.code().name(),
        Texts.of(locale, "fault." + fault.code(), fault.parameters().toArray()));
  }
}
