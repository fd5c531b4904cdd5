package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.BlockDraft;
import org.patchbay.network.entity.BlockInput;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.PoolDraft;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Span;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;

/** Changes what a public network gives out and to whom; what tenants hold stays theirs. */
@ApplicationScoped
@Transactional
public class NetworkEditing {
  @Inject PublicNetworks networks;
  @Inject NetworkHolders holders;
  @Inject Leases leases;
  @Inject Tenants tenants;
  @Inject Audit audit;

  /** Changes it; throws {@code INVALID_INPUT} with everything that is wrong. */
  public PublicNetwork change(UUID id, NetworkChange wanted) {
    leases.alone();
    PublicNetwork network = networks.get(id);
    List<FieldProblem> problems = new ArrayList<>();
    List<PoolDraft> pools = networks.judge(wanted.pools(), Optional.of(id), problems);
    List<BlockDraft> blocks = blocks(wanted.blocks(), pools, problems);
    Optional<Set<UUID>> allowed = wanted.allowed().map(slugs -> allowed(slugs, problems));
    if (problems.isEmpty()) {
      used(network, pools, blocks, problems);
    }
    Fault.refuse(problems);
    Map<String, ?> before = network.told();
    network.change(pools, blocks, allowed);
    if (!before.equals(network.told())) {
      holders.forgetOutside(network);
      audit.record(
          "network.change", PublicNetworks.object(network), Change.of(before, network.told()));
    }
    return network;
  }

  private List<BlockDraft> blocks(
      List<BlockInput> typed, List<PoolDraft> pools, List<FieldProblem> problems) {
    List<BlockDraft> drafts = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String at = "blocks[" + i + "]";
      Optional<UUID> holder = tenant(at + ".tenant", typed.get(i).tenant(), problems);
      Optional<Span> span = typed.get(i).judge(at, pools, problems);
      if (holder.isPresent() && span.isPresent()) {
        drafts.add(new BlockDraft(holder.get(), span.get()));
      }
    }
    if (problems.isEmpty()) {
      BlockDraft.firstOverlap(drafts)
          .ifPresent(
              i ->
                  problems.add(
                      new FieldProblem(
                          "blocks[" + i + "].first", "network.block.overlap", List.of())));
    }
    return drafts;
  }

  private Set<UUID> allowed(List<String> slugs, List<FieldProblem> problems) {
    Set<UUID> found = new HashSet<>();
    slugs.forEach(slug -> tenant("allowed", slug, problems).ifPresent(found::add));
    return found;
  }

  private Optional<UUID> tenant(String field, String slug, List<FieldProblem> problems) {
    Optional<UUID> found = tenants.find(slug == null ? "" : slug.strip()).map(Tenant::id);
    if (found.isEmpty()) {
      problems.add(
          new FieldProblem(field, "network.tenant.unknown", List.of(slug == null ? "" : slug)));
    }
    return found;
  }

  /** What somebody has stays in a pool, and is not set apart for somebody else. */
  private void used(
      PublicNetwork network,
      List<PoolDraft> pools,
      List<BlockDraft> blocks,
      List<FieldProblem> problems) {
    holders
        .firstOutside(network.id(), pools.stream().map(PoolDraft::span).toList())
        .ifPresent(
            address ->
                problems.add(new FieldProblem("pools", "network.pool.used", List.of(address))));
    for (int i = 0; i < blocks.size(); i++) {
      String field = "blocks[" + i + "].first";
      holders
          .firstOfOthers(network.id(), blocks.get(i))
          .ifPresent(
              address ->
                  problems.add(new FieldProblem(field, "network.block.used", List.of(address))));
    }
  }
}
