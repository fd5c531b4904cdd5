package org.patchbay.cluster.entity.topology;

import java.util.List;
import org.patchbay.catalogue.entity.Basis;

/**
 * One thing that a rule has against a cluster.
 *
 * @param object what it is about: a node's name, a role's code, an address, or the cluster's name
 * @param messageKey of {@code messages/cluster.properties}, as {@code rule.N1.message}
 * @param parameters what fills the message and the remedy alike
 * @param basis of this very finding: a rule that follows from the catalogue has the basis of the
 *     fact there
 * @param remedyKey what would mend it, as {@code rule.N1.remedy}
 */
public record Violation(
    Rule rule,
    Level level,
    String object,
    String messageKey,
    List<Object> parameters,
    Basis basis,
    String remedyKey) {
  public Violation {
    parameters = List.copyOf(parameters);
  }

  /** How a person confirms it, as {@code N4:acme-sql-1}. */
  public String confirmation() {
    return rule + ":" + object;
  }
}
