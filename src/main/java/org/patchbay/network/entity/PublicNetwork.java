package org.patchbay.network.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.patchbay.hypervisor.entity.PublicSpec;

/** A public network: a bridge of the same name on every host, and pools of its addresses. */
@Entity
@Table(name = "public_network")
public class PublicNetwork {
  @Id UUID id;
  String name;
  String bridge;
  int mtu;
  Instant createdAt;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @JoinColumn(name = "network_id", nullable = false, updatable = false)
  @OrderBy("firstAddress")
  List<AddressPool> pools = new ArrayList<>();

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @JoinColumn(name = "network_id", nullable = false, updatable = false)
  @OrderBy("firstAddress")
  List<AddressBlock> blocks = new ArrayList<>();

  /** When not everybody may use it: who may. */
  boolean restricted;

  /** Read with it where they are told; who takes an address has no use for them. */
  @ElementCollection(fetch = FetchType.LAZY)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "network_tenant", joinColumns = @JoinColumn(name = "network_id"))
  @Column(name = "tenant_id")
  Set<UUID> tenants = new HashSet<>();

  protected PublicNetwork() {}

  public PublicNetwork(PublicNetworkDraft draft, Instant now) {
    id = UUID.randomUUID();
    name = draft.name();
    bridge = draft.bridge();
    mtu = draft.mtu();
    createdAt = now;
    draft.pools().stream().map(AddressPool::new).forEach(pools::add);
  }

  /** Another range of addresses, set apart otherwise, for others; its bridge stays. */
  public void change(List<PoolDraft> drafts, List<BlockDraft> apart, Optional<Set<UUID>> allowed) {
    pools.clear();
    drafts.stream().map(AddressPool::new).forEach(pools::add);
    pools.sort(Comparator.comparing(pool -> Ip.number(pool.first())));
    blocks.clear();
    apart.stream().map(b -> new AddressBlock(b.holder(), b.span())).forEach(blocks::add);
    blocks.sort(Comparator.comparing(block -> Ip.number(block.span().first())));
    restricted = allowed.isPresent();
    tenants.clear();
    tenants.addAll(allowed.orElse(Set.of()));
  }

  /** One tenant more may use it, where not everybody may. */
  public void allow(UUID tenant) {
    if (restricted) {
      tenants.add(tenant);
    }
  }

  /** A tenant is no more: it may not use it, and nothing is set apart for it. */
  public void forget(UUID tenant) {
    tenants.remove(tenant);
    blocks.removeIf(block -> block.holder().equals(tenant));
  }

  /** What the audit tells of it. */
  public Map<String, ?> told() {
    return Map.of(
        "pools",
        pools.stream().map(AddressPool::told).toList(),
        "blocks",
        blocks.stream().map(block -> block.span() + " " + block.holder()).toList(),
        "allowed",
        restricted ? tenants.stream().map(UUID::toString).sorted().toList() : List.of("*"));
  }

  /** The runs of addresses that are its pools'. */
  public List<Span> runs() {
    return pools.stream().map(AddressPool::span).toList();
  }

  /** What of a pool is set apart for tenants. */
  public List<Span> apart(AddressPool pool) {
    return pool.usable().stream()
        .flatMap(span -> blocks.stream().flatMap(block -> span.within(block.span()).stream()))
        .toList();
  }

  /** How full a pool of it is; {@code gone}: how many of those set apart are held or rest. */
  public RangeUse use(AddressPool pool, long taken, long resting, long gone) {
    return RangeUse.of(name, pool, taken, resting, Span.size(apart(pool)), gone);
  }

  /** True when one of its pools has that address. */
  public boolean owns(InetAddress address) {
    return runs().stream().anyMatch(span -> span.contains(address));
  }

  /** How many addresses can be given out. */
  public BigInteger capacity() {
    return pools.stream()
        .flatMap(pool -> pool.usable().stream())
        .map(Span::size)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String bridge() {
    return bridge;
  }

  /** How many bytes a frame carries there; like its bridge it stays. */
  public int mtu() {
    return mtu;
  }

  public List<AddressPool> pools() {
    return List.copyOf(pools);
  }

  public List<AddressBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** Who may use it; empty when everybody may. */
  public Optional<Set<UUID>> allowed() {
    return restricted ? Optional.of(Set.copyOf(tenants)) : Optional.empty();
  }

  public boolean serves(UUID tenant) {
    return !restricted || tenants.contains(tenant);
  }

  /** True when it has pools of that version. */
  public boolean has(boolean six) {
    return pools.stream().anyMatch(pool -> Ip.isSix(pool.first()) == six);
  }

  /** True when nodes get addresses of version 6 here, because there are no others. */
  public boolean onlySix() {
    return !has(false);
  }

  /** What it may give to the tenant, of one kind: what is set apart for it first. */
  public List<Span> spansFor(UUID tenant, boolean six) {
    List<Span> own = new ArrayList<>();
    List<Span> common = pools.stream().flatMap(pool -> pool.usable().stream()).toList();
    for (AddressBlock block : blocks) {
      if (block.holder().equals(tenant)) {
        common.forEach(span -> span.within(block.span()).ifPresent(own::add));
      }
      common = Span.without(common, block.span());
    }
    return Stream.concat(own.stream(), common.stream()).filter(s -> s.isSix() == six).toList();
  }

  public PublicSpec spec() {
    return new PublicSpec(name, bridge);
  }
}
