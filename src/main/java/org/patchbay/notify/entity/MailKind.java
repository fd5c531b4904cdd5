package org.patchbay.notify.entity;

import java.util.List;

/**
 * What mails tell. The words are {@code notify.<KIND>.subject}, {@code .text} and {@code .action};
 * some parameters are values of a fixed set, for which there are words under a prefix.
 */
public enum MailKind {
  QUOTA_GRANTED("tenant.quota"),
  QUOTA_REFUSED("tenant.quota"),
  RAISE_ENDS("tenant.quota"),
  ISOLATION("isolation.state"),
  GATE,
  CONSENT_ASKED,
  TENANT_LEAVES,
  TENANT_STAYS,
  GLASS_BROKEN;

  private final List<String> prefixes;

  MailKind(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** Key of the word for a parameter; null where it is its own word. */
  public String key(int index, Object value) {
    return index < prefixes.size() ? prefixes.get(index) + "." + value : null;
  }

  /** Key of its words. */
  public String words(String part) {
    return "notify." + name() + "." + part;
  }
}
