package org.patchbay.network.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
  Instant createdAt;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @JoinColumn(name = "network_id", nullable = false, updatable = false)
  @OrderBy("firstAddress")
  List<AddressPool> pools = new ArrayList<>();

  protected PublicNetwork() {}

  public PublicNetwork(PublicNetworkDraft draft, Instant now) {
    id = UUID.randomUUID();
    name = draft.name();
    bridge = draft.bridge();
    createdAt = now;
    draft.pools().stream().map(AddressPool::new).forEach(pools::add);
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

  public List<AddressPool> pools() {
    return List.copyOf(pools);
  }

  public PublicSpec spec() {
    return new PublicSpec(name, bridge);
  }
}
