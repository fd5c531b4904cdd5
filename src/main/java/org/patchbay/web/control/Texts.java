package org.patchbay.web.control;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.fault.entity.Spoken;

/** The words of the product by key, from {@code messages.properties} and one file per room. */
public final class Texts {
  /** The files in {@code messages/}. */
  public static final List<String> ROOMS =
      List.of(
          "catalogue",
          "cluster",
          "container",
          "fault",
          "host",
          "identity",
          "image",
          "layout",
          "membership",
          "network",
          "notify",
          "offboarding",
          "operation",
          "isolation",
          "probe",
          "helpdesk",
          "quota",
          "tenant",
          "theme",
          "vault",
          "web",
          "audit",
          "dashboard");

  private static final Pattern OWN = Pattern.compile("\\{(\\d+),(?:mib|word,([a-zA-Z.]+))\\}");
  private static final Set<Locale> LOCALES = Set.of(Locale.getAvailableLocales());
  private static final Map<Locale, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

  private Texts() {}

  /** The text with its parameters filled in; empty when there is no such key. */
  public static Optional<String> find(Locale locale, String key, Object... parameters) {
    return Optional.ofNullable(all(locale).get(key))
        .map(pattern -> filled(pattern, locale, told(locale, parameters)));
  }

  /** What is wrong at a place of a document is a sentence within a sentence. */
  private static Object[] told(Locale locale, Object... parameters) {
    return Arrays.stream(parameters).map(one -> told(locale, one)).toArray();
  }

  private static Object told(Locale locale, Object one) {
    if (one instanceof FieldProblem problem) {
      return of(locale, problem.messageKey(), problem.parameters().toArray());
    }
    return one instanceof Spoken spoken ? spoken.in(locale) : one;
  }

  /** Most texts have neither places nor quotes, and a page has hundreds of them. */
  private static String filled(String pattern, Locale locale, Object... parameters) {
    return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0
        ? pattern
        : format(pattern, locale).format(parameters);
  }

  /**
   * Besides what messages know there are {@code mib}, for sizes, and {@code word} with a prefix,
   * for one of a fixed set of values.
   */
  private static MessageFormat format(String pattern, Locale locale) {
    var format = new MessageFormat(OWN.matcher(pattern).replaceAll("{$1}"), locale);
    OWN.matcher(pattern)
        .results()
        .forEach(
            found ->
                format.setFormatByArgumentIndex(
                    Integer.parseInt(found.group(1)),
                    found.group(2) == null
                        ? new Mebibytes(locale)
                        : new Named(locale, found.group(2))));
    return format;
  }

  /** The text, or the key between question marks where somebody forgot it. */
  public static String of(Locale locale, String key, Object... parameters) {
    return find(locale, key, parameters).orElse("??" + key + "??");
  }

  /** The texts whose keys begin so, by the rest of their keys. */
  public static SortedMap<String, String> under(Locale locale, String prefix) {
    var found = new TreeMap<String, String>();
    all(locale).keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .forEach(key -> found.put(key.substring(prefix.length()), of(locale, key)));
    return found;
  }

  private static Map<String, String> all(Locale locale) {
    return KNOWN.computeIfAbsent(kept(locale), Texts::read);
  }

  /** Callers name any locale they like; what is kept for each must not grow with that. */
  public static Locale kept(Locale locale) {
    return LOCALES.contains(locale) ? locale : Locale.ENGLISH;
  }

  private static Map<String, String> read(Locale locale) {
    return Stream.concat(Stream.of("messages"), ROOMS.stream().map(room -> "messages." + room))
        .flatMap(name -> bundle(name, locale).stream())
        .flatMap(
            bundle -> bundle.keySet().stream().map(key -> Map.entry(key, bundle.getString(key))))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }

  private static Optional<ResourceBundle> bundle(String name, Locale locale) {
    try {
      var noFallback =
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
      return Optional.of(
          ResourceBundle.getBundle(name, locale, Texts.class.getClassLoader(), noFallback));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
