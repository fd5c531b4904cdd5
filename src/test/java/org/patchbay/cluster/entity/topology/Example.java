package org.patchbay.cluster.entity.topology;

import java.util.List;
import org.patchbay.catalogue.entity.VersionCatalogue;

/**
 * An example for a rule.
 *
 * @param violations as {@code N1:E:acme-sip-1:S}: rule, level, object, basis; none for a good one
 */
record Example(
    String what,
    ClusterDraft draft,
    VersionCatalogue catalogue,
    CheckOptions options,
    List<String> violations) {
  @Override
  public String toString() {
    return what;
  }

  static Example example(
      String what, ClusterDraft draft, CheckOptions options, String... violations) {
    return new Example(what, draft, Drafts.V57, options, List.of(violations));
  }

  static Example draft(String what, ClusterDraft draft, String... violations) {
    return example(what, draft, CheckOptions.DRAFTING, violations);
  }
}
