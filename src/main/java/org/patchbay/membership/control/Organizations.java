package org.patchbay.membership.control;

import java.util.Map;
import java.util.Optional;

/**
 * Tenants as the identity provider keeps them. To invite, withdraw or remove may be called twice:
 * who belongs already, and what is gone already, is success.
 *
 * <p>All of them throw {@code IDENTITY_UNREACHABLE} when the provider does not answer, and {@code
 * IDENTITY_REFUSED} with its reason when it says no.
 */
public interface Organizations {
  /** The provider's id of the organization with this alias. */
  Optional<String> find(String alias);

  /** Makes it; who calls has looked for it before. */
  void make(String alias, String name);

  /** Who has a mail of the provider's and has not followed its link: invitation id by address. */
  Map<String, String> pending(String organization);

  /** Who follows a link of a mail that is sent from now on is led to this address. */
  void leadTo(String organization, String address);

  /** Has the provider send its mail; whoever follows the link belongs to the organization. */
  void invite(String organization, String mail);

  /** The link in the mail is worth nothing from now on. */
  void withdraw(String organization, String invitation);

  /** Nobody belongs to it any more, and its invitations go with it; what is gone is success. */
  void remove(String organization);
}
