package org.patchbay.catalogue.boundary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.sizing.Load;
import org.patchbay.catalogue.entity.sizing.Proposal;
import org.patchbay.catalogue.entity.sizing.ProposedNode;
import org.patchbay.catalogue.entity.sizing.Reason;
import org.patchbay.web.control.Texts;

/**
 * A proposed cluster. What stands as {@code basis} says how sure we are: P is our own proposal.
 *
 * @param upTo what the blueprint is proposed for; null for any load
 * @param sizes by role, where it is not the role's own proposal; as a new cluster takes them
 * @param containers all of them
 * @param total of all nodes
 * @param sharedStorage roles that then stand more than once and need declared shared storage
 * @param beyond roles for which no size is large enough
 */
public record SizingJson(
    String version,
    int extensions,
    int calls,
    String blueprint,
    String blueprintTitle,
    LimitJson upTo,
    String basis,
    Map<String, String> sizes,
    List<ProposedJson> nodes,
    int containers,
    TotalJson total,
    List<String> sharedStorage,
    List<String> beyond) {

  /** The most that something carries. */
  public record LimitJson(int extensions, int calls) {
    static LimitJson of(Load load) {
      return new LimitJson(load.extensions(), load.calls());
    }
  }

  /** Computing power, memory and disk. */
  public record TotalJson(int vcpus, long memoryMiB, long diskGiB) {
    static TotalJson of(Size size) {
      return new TotalJson(size.vcpus(), size.memoryMiB(), size.diskGiB());
    }
  }

  /**
   * Nodes of one kind.
   *
   * @param size of each
   * @param further whether they come by a change of the cluster, after the blueprint's own
   */
  public record ProposedJson(
      List<String> roles, int count, TotalJson size, boolean further, List<WhyJson> why) {
    static ProposedJson of(ProposedNode node, Locale locale) {
      return new ProposedJson(
          node.roles(),
          node.count(),
          TotalJson.of(node.size()),
          node.further(),
          node.reasons().stream().map(reason -> WhyJson.of(reason, locale)).toList());
    }
  }

  /** A reason in words. */
  public record WhyJson(String text, String basis) {
    static WhyJson of(Reason reason, Locale locale) {
      return new WhyJson(
          Texts.of(locale, reason.messageKey(), reason.parameters().toArray()),
          reason.basis().mark());
    }
  }

  static SizingJson of(Proposal proposal, Locale locale) {
    return new SizingJson(
        proposal.version(),
        proposal.load().extensions(),
        proposal.load().calls(),
        proposal.blueprint().name(),
        proposal.blueprint().title(),
        proposal.shape().most().map(LimitJson::of).orElse(null),
        proposal.shape().basis().mark(),
        proposal.sizes(),
        proposal.nodes().stream().map(node -> ProposedJson.of(node, locale)).toList(),
        proposal.containers(),
        TotalJson.of(proposal.total()),
        proposal.sharedStorage(),
        proposal.beyond());
  }
}
