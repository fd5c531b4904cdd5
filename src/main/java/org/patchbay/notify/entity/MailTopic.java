package org.patchbay.notify.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people choose to be written about, or not. What is about the safety or the end of a tenant
 * is of none of these: nobody can do without that.
 */
public enum MailTopic {
  /** Requests for more that were answered, and raises that end. */
  QUOTAS,
  /** Nodes that are not well in time. */
  NODES,
  /** What the helpdesk asks. */
  HELPDESK;

  /** By its name. */
  public static Optional<MailTopic> named(String name) {
    return Arrays.stream(values()).filter(topic -> topic.name().equals(name)).findFirst();
  }

  /** Their names, in order. */
  public static List<String> names(Set<MailTopic> topics) {
    return topics.stream().sorted().map(Enum::name).toList();
  }
}
