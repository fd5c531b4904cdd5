package org.patchbay.web.entity;

import java.util.UUID;

/**
 * What a path calls a thing by: its name, or its id.
 *
 * @param id null when the word is none; nothing has that id
 */
public record Key(String name, UUID id) {
  public static Key of(String word) {
    try {
      return new Key(word, UUID.fromString(word));
    } catch (IllegalArgumentException e) {
      return new Key(word, null);
    }
  }
}
