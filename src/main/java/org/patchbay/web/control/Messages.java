package org.patchbay.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every text that people read, by key, in the language they asked for; English when there is none.
 */
@ApplicationScoped
public class Messages {
  private final Map<Locale, Map<String, String>> byLanguage = new ConcurrentHashMap<>();

  /**
   * The text.
   *
   * @param parameters fill {@code {0}}, {@code {1}} as {@link MessageFormat} does
   * @return the key itself when there is no such text, so that the lack is seen
   */
  public String text(Locale locale, String key, Object... parameters) {
    return find(locale, key, parameters).orElse(key);
  }

  public Optional<String> find(Locale locale, String key, Object... parameters) {
    return pattern(locale, key).map(text -> new MessageFormat(text, locale).format(parameters));
  }

  /** The text as it was written, its places unfilled. */
  public Optional<String> pattern(Locale locale, String key) {
    return Optional.ofNullable(language(locale).get(key))
        .or(() -> Optional.ofNullable(language(Locale.ENGLISH).get(key)));
  }

  /** The first wanted language that there are texts in. */
  public Locale choose(List<Locale> wanted) {
    return wanted.stream()
        .filter(locale -> MessageFiles.LANGUAGES.contains(locale.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private Map<String, String> language(Locale locale) {
    return byLanguage.computeIfAbsent(
        Locale.forLanguageTag(locale.getLanguage()), MessageFiles::read);
  }
}
