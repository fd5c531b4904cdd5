package org.patchbay.quota.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.web.entity.CsvLine;

/**
 * What a tenant had reserved in a month.
 *
 * @param slug of the tenant
 * @param name of the tenant
 * @param until the month's end, or the moment up to which it is told
 * @param finished false while something may still be added
 */
public record UsageRecord(
    UUID tenant,
    String slug,
    String name,
    UsageMonth month,
    Instant until,
    boolean finished,
    List<UsageAmount> amounts) {
  /** The heading of a file of them. */
  public static final String HEADING =
      CsvLine.heading(
          "tenant", "name", "month", "from", "until", "finished", "quota", "unit", "unitHours");

  /** As lines of a file, one for each quota. */
  public String lines() {
    return amounts.stream().map(this::line).collect(Collectors.joining());
  }

  private String line(UsageAmount amount) {
    return CsvLine.of(
        List.of(
            slug,
            name,
            month,
            month.from(),
            until,
            finished,
            amount.quota(),
            amount.unit().word(),
            amount.hours().toPlainString()));
  }
}
