package org.patchbay.theme.entity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where people of a tenant turn to: a mail address, a telephone number, or a page. */
public final class Contact {
  static final int LONGEST = 200;

  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()/-]{3,30}");

  private Contact() {}

  /** What a link to it leads to; empty when it is none of the three. */
  public static Optional<String> href(String contact) {
    if (MAIL.matcher(contact).matches()) {
      return Optional.of("mailto:" + contact);
    }
    if (TELEPHONE.matcher(contact).matches()) {
      return Optional.of("tel:" + contact.replaceAll("[^+0-9]", ""));
    }
    return Optional.of(contact).filter(Contact::isPage);
  }

  /** Of the web, and no script by another name. */
  private static boolean isPage(String contact) {
    try {
      URI page = new URI(contact);
      return ("https".equals(page.getScheme()) || "http".equals(page.getScheme()))
          && page.getHost() != null
          && page.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
