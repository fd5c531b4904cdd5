package org.patchbay.identity.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where somebody gets mail, and in which language. */
@Entity
@Table(name = "person_mail")
public class PersonMail {
  @Id String username;
  String mail;
  String language;
  Instant seenAt;
  boolean administers;

  protected PersonMail() {}

  public String username() {
    return username;
  }

  /** The address that the identity provider had verified when the person last came. */
  public String mail() {
    return mail;
  }

  /** Whether that is what is known. */
  public boolean isSo(String address, String tag, boolean administrator) {
    return mail.equals(address) && language.equals(tag) && administers == administrator;
  }

  /** A language tag. */
  public String language() {
    return language;
  }
}
