package org.patchbay.settings.entity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of value a key takes, as its default shows. */
enum SettingType {
  DURATION("P.+", "a duration longer than nothing, as PT5S or P90D"),
  RATIO("\\d+\\.\\d+", "a number above 0, as 4.0"),
  NUMBER("\\d+", "a whole number, as 16"),
  WEB_ADDRESS("https?://.+", "a web address, as https://portal.example.org"),
  DATABASE("jdbc:postgresql:.+", "as jdbc:postgresql://host:5432/name"),
  RANGE("[0-9a-f.:]+/\\d+", "an address range, as 10.0.0.0/24"),
  RANGES("[0-9a-f.:]+/\\d+(,\\s*[0-9a-f.:]+/\\d+)*", "address ranges, as 10.0.0.0/24, fd00::/8"),
  PORTS(
      "(TCP|UDP) \\d{1,5}(-\\d{1,5})?(,\\s*(TCP|UDP) \\d{1,5}(-\\d{1,5})?)*",
      "ports, as TCP 25, UDP 137-138"),
  /** No default looks like it alone: the key says it. */
  FRAME_SIZE(
      "(?!)", "how many bytes a frame carries, " + FrameBounds.LEAST + " to " + FrameBounds.MOST),
  TEXT(".*", "a text");

  private static final Set<String> OF_FRAMES =
      Set.of("patchbay.segment.mtu.ovs-vlan", "patchbay.segment.mtu.bridge-pool");

  private final Pattern example;
  private final String expected;

  SettingType(String example, String expected) {
    this.example = Pattern.compile(example);
    this.expected = expected;
  }

  /** The type of a key with this default. */
  static SettingType of(String key, String standard) {
    return OF_FRAMES.contains(key) ? FRAME_SIZE : like(standard);
  }

  private static SettingType like(String value) {
    SettingType type = TEXT;
    for (SettingType candidate : values()) {
      if (type == TEXT && candidate.example.matcher(value).matches()) {
        type = candidate;
      }
    }
    return type;
  }

  /** What would be right instead; empty when the value is right. */
  Optional<String> objection(String value) {
    return accepts(value.strip()) ? Optional.empty() : Optional.of(expected);
  }

  private boolean accepts(String value) {
    try {
      return switch (this) {
        case DURATION -> !Duration.parse(value).isNegative() && !Duration.parse(value).isZero();
        case RATIO -> Double.parseDouble(value) > 0;
        case NUMBER -> Integer.parseInt(value) >= 0;
        case FRAME_SIZE -> FrameBounds.hold(Integer.parseInt(value));
        case WEB_ADDRESS -> example.matcher(value).matches() && URI.create(value).getHost() != null;
        case DATABASE, RANGE, RANGES, PORTS, TEXT -> example.matcher(value).matches();
      };
    } catch (RuntimeException e) {
      return false;
    }
  }
}
