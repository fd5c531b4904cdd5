package org.patchbay.tenant.entity;

/** What a name is for, and with it how it may look. */
public enum NameKind {
  /** Short enough that the names of its nodes still are host names. */
  CLUSTER(40, Style.LABEL),
  /** Also the guest's host name: one label of RFC 1123. */
  CONTAINER(63, Style.LABEL),
  NODE(63, Style.LABEL),
  /** Part of a URL. */
  TENANT(40, Style.LABEL),
  /** Part of a network's name on the hosts. */
  NETWORK(40, Style.LABEL),
  SEGMENT(40, Style.LABEL),
  /** A KVM host: host name or domain name. */
  HOST(253, Style.DOMAIN),
  IMAGE(100, Style.TITLE);

  private final int longest;
  private final Style style;

  NameKind(int longest, Style style) {
    this.longest = longest;
    this.style = style;
  }

  /** In characters. */
  public int longest() {
    return longest;
  }

  Style style() {
    return style;
  }

  /** Which characters may stand where. */
  enum Style {
    /** Lower-case letters, digits and dashes; a letter first, no dash last. */
    LABEL("-"),
    /** Labels with dots between; a digit may come first. */
    DOMAIN("-."),
    /** Letters, digits, spaces, dots, dashes, underscores; a letter or digit first and last. */
    TITLE("-._ ");

    private final String marks;

    Style(String marks) {
      this.marks = marks;
    }

    boolean allows(int character) {
      return inner(character) || marks.indexOf(character) >= 0;
    }

    /** What may stand anywhere. */
    boolean inner(int character) {
      return character >= 'a' && character <= 'z'
          || character >= '0' && character <= '9'
          || this == TITLE && character >= 'A' && character <= 'Z';
    }

    boolean first(int character) {
      return inner(character) && !(this == LABEL && character <= '9');
    }
  }
}
