package org.patchbay.identity.entity;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form that somebody sent whose session was over: it waits in a cookie of theirs until they have
 * signed in, and is sent only when they say so.
 *
 * @param action path it was sent to
 * @param page path it was filled in on
 * @param fields what was entered; empty when that does not fit into a cookie, or was a file
 */
public record KeptForm(String action, String page, List<Field> fields) {
  /** What a cookie may have, with room for its name. */
  private static final int LONGEST = 4000;

  private static final String PATH = "/([^/\\\\\\s][^\\s]*)?";

  public KeptForm {
    fields = List.copyOf(fields);
  }

  /** A field as it was sent. */
  public record Field(String name, String value) {}

  /** The fields of a form's body, without those that only prove where it came from. */
  public static List<Field> fields(String body) {
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .map(pair -> new Field(decoded(pair[0]), decoded(pair[1])))
        .filter(field -> !field.name().startsWith("_") && !field.value().isEmpty())
        .toList();
  }

  /** As it may stand in a cookie: without the fields where they are too many. */
  public String encoded() {
    String whole = encoded(fields);
    return whole.length() <= LONGEST ? whole : encoded(List.of());
  }

  private String encoded(List<Field> some) {
    String body =
        some.stream()
            .map(field -> coded(field.name()) + "=" + coded(field.value()))
            .collect(Collectors.joining("&"));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((action + "\n" + page + "\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  /** What a cookie holds; empty when it holds no form of ours. */
  public static Optional<KeptForm> of(String cookie) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
      String[] lines = text.split("\n", -1);
      return lines.length == 3 && lines[0].matches(PATH) && lines[1].matches(PATH)
          ? Optional.of(new KeptForm(lines[0], lines[1], fields(lines[2])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
