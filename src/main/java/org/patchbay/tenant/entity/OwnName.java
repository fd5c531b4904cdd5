package org.patchbay.tenant.entity;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.FieldProblem;

/** A host name of a tenant's own as somebody typed it. Pure. */
public final class OwnName {
  public static final String FIELD = "ownName";
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /** Java writes them in another way than browsers do, so that the name would never be met. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

  /** An address in figures, as browsers read it: its last part is a number. */
  private static final Pattern FIGURES =
      Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)|\\[.*]?.*|[0-9a-fA-F]*:[0-9a-fA-F:.]*:.*");

  private OwnName() {}

  /** In the one spelling in which it is kept and compared: lower case, and in ASCII. */
  public static String spelled(String typed) {
    return ascii(bare(typed)).orElseThrow();
  }

  private static String bare(String typed) {
    return typed == null ? "" : typed.strip().replaceFirst("\\.$", "");
  }

  private static Optional<String> ascii(String name) {
    try {
      return AMBIGUOUS.matcher(name).find()
          ? Optional.empty()
          : Optional.of(IDN.toASCII(name).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What is wrong with it.
   *
   * @param others names that are the portal's, or the login service's
   */
  public static List<FieldProblem> problems(String typed, Set<String> others) {
    String name = bare(typed);
    return typing(name).or(() -> spelling(name, ascii(name), others)).stream()
        .map(key -> new FieldProblem(FIELD, key, List.of()))
        .toList();
  }

  /** Whether it is something else than a name. */
  private static Optional<String> typing(String name) {
    if (name.isEmpty()) {
      return Optional.of("tenant.ownName.missing");
    }
    if (name.matches(".*[/\\\\@?#].*")) {
      return Optional.of("tenant.ownName.address");
    }
    if (FIGURES.matcher(name).matches()) {
      return Optional.of("tenant.ownName.figures");
    }
    return Optional.of("tenant.ownName.port").filter(key -> name.contains(":"));
  }

  private static Optional<String> spelling(
      String name, Optional<String> ascii, Set<String> others) {
    if (isTooLong(ascii.orElse(name))) {
      return Optional.of("tenant.ownName.long");
    }
    if (ascii.filter(OwnName::hasLabels).isEmpty()) {
      return Optional.of("tenant.ownName.characters");
    }
    if (FIGURES.matcher(ascii.get()).matches()) {
      return Optional.of("tenant.ownName.figures");
    }
    if (!ascii.get().contains(".")) {
      return Optional.of("tenant.ownName.whole");
    }
    return Optional.of("tenant.ownName.portal")
        .filter(key -> others.stream().anyMatch(ascii.get()::equalsIgnoreCase));
  }

  private static boolean isTooLong(String name) {
    return name.length() > LONGEST
        || Arrays.stream(name.split("\\.")).anyMatch(label -> label.length() > LONGEST_LABEL);
  }

  private static boolean hasLabels(String ascii) {
    return Arrays.stream(ascii.split("\\.", -1)).allMatch(OwnName::isLabel);
  }

  private static boolean isLabel(String label) {
    return LABEL.matcher(label).matches();
  }

  /** Where a host of this name has the portal: scheme and port are the portal's. */
  public static String address(String host, URI portal) {
    String port = portal.getPort() < 0 ? "" : ":" + portal.getPort();
    String path = portal.getRawPath() == null ? "" : portal.getRawPath().replaceFirst("/$", "");
    return portal.getScheme() + "://" + host + port + path;
  }
}
