package org.patchbay.probe.entity;

/**
 * What was heard.
 *
 * @param words what was said, as {@code SIP/2.0 200 OK}; a stranger's text, short, on one line
 */
public record Reply(Answer answer, String words) {
  private static final int LONGEST = 80;

  public Reply {
    String plain = words.replaceAll("[\\p{Cntrl}]+", " ").strip();
    words = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  public static Reply of(Answer answer) {
    return new Reply(answer, "");
  }
}
