package org.patchbay.theme.boundary;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.patchbay.identity.boundary.Access;
import org.patchbay.identity.boundary.Help;
import org.patchbay.operation.entity.Step;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.StaticNames;
import org.patchbay.web.control.Texts;

/**
 * What a template may ask about the page it makes.
 *
 * @param path of the request
 * @param times in the language and the zone of whoever looks
 * @param access what the door found out; null on pages that need nobody
 * @param openOperations counts those that have not ended, among what the caller may see
 */
public record PageView(
    String path,
    Access access,
    Times times,
    Instant now,
    StaticNames assets,
    LongSupplier openOperations) {
  public Locale locale() {
    return times.locale();
  }

  public boolean signedIn() {
    return access != null && !access.caller().name().equals("anonymous");
  }

  public String user() {
    return access.caller().name();
  }

  public Tenant tenant() {
    return access == null ? null : access.tenant().orElse(null);
  }

  /** True in the area of the platform, for those who may be there. */
  public boolean platform() {
    return signedIn()
        && access.caller().platformAdmin()
        && (path.equals("/platform") || path.startsWith("/platform/"));
  }

  /** Whether the caller may do this to what the page is about; name of a {@link Permission}. */
  public boolean may(String permission) {
    return access.may(Permission.valueOf(permission));
  }

  /** Whether the caller's role allows it, in a tenant in which nobody changes anything, too. */
  public boolean holds(String permission) {
    return access.holds(Permission.valueOf(permission));
  }

  /** True for helpdesk staff at a tenant to which it does not belong. */
  public boolean helping() {
    return tenant() != null
        && access.caller().helpdesk()
        && access.rights().isEmpty()
        && !access.caller().platformAdmin();
  }

  /** What the helpdesk may do: what this page's banners tell. */
  public Help help() {
    return access == null ? Help.NONE : access.help();
  }

  /** Whether the caller decides who belongs to the tenant. */
  public boolean mayDecideMembers() {
    return access.may(Permission.MEMBERS) || access.mayAdministerPlatform();
  }

  /** How many operations run here; none outside of the areas. */
  public long running() {
    return tenant() != null || platform() && signedIn() ? openOperations.getAsLong() : 0;
  }

  /** What the caller is here: a custom role has a name of its own. */
  public String role() {
    return access
        .rights()
        .flatMap(rights -> Optional.ofNullable(rights.title()))
        .orElseGet(() -> word("layout.role", builtInRole()));
  }

  private String builtInRole() {
    return access.rights().map(Rights::name).orElseGet(this::staffRole);
  }

  private String staffRole() {
    if (access.caller().platformAdmin()) {
      return "PLATFORM";
    }
    return access.caller().helpdesk() ? "HELPDESK" : "NONE";
  }

  /** The navigation of the area this page is in. */
  public List<NavEntry> navigation() {
    return Navigation.of(this);
  }

  /** True when the entry leads to this page or to one above it. */
  public boolean at(NavEntry entry) {
    return entry.leadsTo(path);
  }

  /** Address of a static file, with its fingerprint. */
  public String asset(String name) {
    return assets.href(name);
  }

  /** A size for people: {@code 512 MiB}, {@code 4 GiB}, {@code 1.5 TiB}. */
  public String mib(long mib) {
    if (mib < 1024) {
      return mib + " MiB";
    }
    double gib = mib / 1024.0;
    return gib < 1024 ? trim(gib) + " GiB" : trim(gib / 1024) + " TiB";
  }

  /** A quota's amount in the unit that fits: of memory, of disk, or how many. */
  public String quota(String name, long amount) {
    if (name.endsWith("MiB")) {
      return mib(amount);
    }
    return name.endsWith("GiB") ? mib(amount * 1024) : String.format(locale(), "%,d", amount);
  }

  /** How many there are: to the last one, or of what order when they are countless. */
  public String figure(BigInteger count) {
    String digits = count.toString();
    return digits.length() <= 9
        ? String.format(locale(), "%,d", count)
        : "≈ " + digits.charAt(0) + " · 10^" + (digits.length() - 1);
  }

  public String bytes(long bytes) {
    return bytes < 1 << 20 ? (bytes + 1023) / 1024 + " KiB" : mib(bytes >> 20);
  }

  private String trim(double value) {
    double tenths = Math.rint(value * 10) / 10;
    return String.format(locale(), tenths == Math.rint(tenths) ? "%.0f" : "%.1f", tenths);
  }

  /** How long ago, in words. */
  public String ago(Instant then) {
    return Texts.of(locale(), "layout.ago", lasting(Duration.between(then, now)));
  }

  public String lasting(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 90) {
      return Texts.of(locale(), "layout.seconds", seconds);
    }
    if (seconds < 90 * 60) {
      return Texts.of(locale(), "layout.minutes", seconds / 60);
    }
    return seconds < 48 * 3600
        ? Texts.of(locale(), "layout.hours", seconds / 3600)
        : Texts.of(locale(), "layout.days", seconds / 86400);
  }

  public String lasting(Instant from, Instant to) {
    return lasting(Duration.between(from, to));
  }

  /** The full time, for hovering. */
  public String time(Instant instant) {
    return times.exact(instant);
  }

  /** The zone that scripts tell times in, where the person chose one. */
  public String zone() {
    return times.chosen() ? times.zone().getId() : null;
  }

  /** What hovering over a status says. */
  public String since(Instant instant) {
    return Texts.of(locale(), "layout.since.time", time(instant));
  }

  /** The word for one of a fixed set of values: key {@code prefix.VALUE}. */
  public String word(String prefix, Object value) {
    return Texts.of(locale(), prefix + "." + value);
  }

  /** Which of the status colours and icons belongs to a value. */
  public String tone(Object value) {
    return switch (String.valueOf(value)) {
      case "RUNNING", "WELL", "READY", "SUCCEEDED", "DONE", "ACTIVE", "USED", "PUT_BACK" -> "good";
      case "INSTALLING",
          "PREPARING",
          "STARTING",
          "STOPPING",
          "REMOVING",
          "PENDING",
          "ARRIVING",
          "TIDYING",
          "UNDER_WAY",
          "AWAITED" ->
          "busy";
      case "DOWN", "UP", "DEGRADED", "W", "EMPTY", "OFFERED" -> "warn";
      case "ILL", "MISSING", "FAILED", "UNREACHABLE", "LOST", "E", "TROUBLED" -> "bad";
      case "UNKNOWN" -> "unknown";
      default -> "off";
    };
  }

  /** As {@link #tone}, where running means "not finished yet". */
  public String progressTone(Object value) {
    return "RUNNING".equals(String.valueOf(value)) ? "busy" : tone(value);
  }

  /** Those lines of a journal that are about one thing. */
  public List<Step> of(List<Step> steps, UUID object) {
    return steps.stream().filter(step -> object.equals(step.objectId())).toList();
  }

  /** A key and its parameters as words: for keys that come from data. */
  public String text(String key, List<Object> parameters) {
    return Texts.of(locale(), key, parameters.toArray());
  }
}
