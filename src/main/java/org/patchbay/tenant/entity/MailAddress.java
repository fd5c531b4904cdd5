package org.patchbay.tenant.entity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.Fault;

/** A mail address as somebody typed it. */
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private MailAddress() {}

  /**
   * In the spelling in which two of them are compared.
   *
   * @throws Fault {@code INVALID_INPUT} at {@code field}
   */
  public static String of(String typed, String field) {
    if (!isOne(typed)) {
      throw Fault.invalid(field, "membership.mail.invalid");
    }
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  static boolean isOne(String typed) {
    String mail = typed == null ? "" : typed.strip();
    return mail.length() <= LONGEST && PLAIN.matcher(mail).matches();
  }
}
