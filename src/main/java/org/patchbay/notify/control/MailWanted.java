package org.patchbay.notify.control;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.notify.entity.MailKind;

/**
 * Somebody is to be told something by mail. Fire it in the transaction of what it tells: then
 * either both happened or neither.
 *
 * @param recipients user names; empty means the tenant's owners
 * @param about a word that is another each time: nobody gets two mails of a kind about the same
 * @param parameters fill the words {@code notify.<kind>.*}: strings and numbers
 * @param path where in the portal one sees more, as {@code /t/acme/quotas}
 */
public record MailWanted(
    UUID tenant,
    Set<String> recipients,
    MailKind kind,
    String about,
    List<?> parameters,
    String path) {
  public MailWanted {
    recipients = Set.copyOf(recipients);
    parameters = List.copyOf(parameters);
  }

  /** To the tenant's owners. */
  public static MailWanted toOwners(
      UUID tenant, MailKind kind, String about, List<?> parameters, String path) {
    return new MailWanted(tenant, Set.of(), kind, about, parameters, path);
  }
}
