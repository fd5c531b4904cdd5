package org.patchbay.notify.entity;

import java.util.List;
import java.util.Optional;

/**
 * What mails tell. The words are {@code notify.<KIND>.subject}, {@code .text} and {@code .action};
 * some parameters are values of a fixed set, for which there are words under a prefix.
 */
public enum MailKind {
  QUOTA_GRANTED(MailTopic.QUOTAS, "tenant.quota"),
  QUOTA_REFUSED(MailTopic.QUOTAS, "tenant.quota"),
  RAISE_ENDS(MailTopic.QUOTAS, "tenant.quota"),
  ISOLATION(null, "isolation.state"),
  GATE(MailTopic.NODES),
  CONSENT_ASKED(MailTopic.HELPDESK),
  TENANT_LEAVES(null),
  TENANT_STAYS(null),
  GLASS_BROKEN(null);

  private final MailTopic topic;
  private final List<String> prefixes;

  MailKind(MailTopic topic, String... prefixes) {
    this.topic = topic;
    this.prefixes = List.of(prefixes);
  }

  /** What it is about that somebody may not want to be written about; empty for what all get. */
  public Optional<MailTopic> topic() {
    return Optional.ofNullable(topic);
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
