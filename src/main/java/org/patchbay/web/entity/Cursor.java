package org.patchbay.web.entity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;

/**
 * A place in a list: the sort keys of the row it lies behind, the last of them unique. To a caller
 * it is an opaque word.
 *
 * @param keys as the list compares them, {@code [name, id]}
 * @param backwards true for the page before that row rather than the one behind it
 */
public record Cursor(List<String> keys, boolean backwards) {
  private static final String BETWEEN = "\u001f";

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** Behind the row with these keys. */
  public static Cursor after(Object... keys) {
    return new Cursor(List.of(keys).stream().map(String::valueOf).toList(), false);
  }

  /** Before the row with these keys. */
  public static Cursor before(Object... keys) {
    return new Cursor(after(keys).keys, true);
  }

  public String key(int index) {
    return keys.get(index);
  }

  /**
   * A key that is an id.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code cursor} when it is none
   */
  public UUID id(int index) {
    try {
      return UUID.fromString(key(index));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** The word for it. */
  public String word() {
    String text = (backwards ? "<" : ">") + String.join(BETWEEN, keys);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the word.
   *
   * @param size how many keys the list has
   * @throws Fault {@code INVALID_INPUT} on field {@code cursor} when it is not of this list
   */
  public static Cursor read(String word, int size) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      var keys = List.of(text.substring(1).split(BETWEEN, -1));
      if (keys.size() == size
          && text.indexOf('\0') < 0
          && (text.charAt(0) == '<' || text.charAt(0) == '>')) {
        return new Cursor(keys, text.charAt(0) == '<');
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Said below.
    }
    throw invalid();
  }

  private static Fault invalid() {
    return Fault.invalid("cursor", "web.cursor.invalid");
  }
}
