package org.patchbay.cluster.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;
import org.patchbay.cluster.entity.firewall.FirewallRules;

/** A software entity with roles; bound to a container, and it can be bound to another. */
@Entity
@Table(name = "node")
public class Node {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  UUID containerId;
  String name;
  String nodeId;
  List<String> roles;
  List<String> masterOf;
  String skipped;
  boolean leaving;
  List<String> firewall;
  boolean outgoingListed;

  protected Node() {}

  /**
   * A node in its first container.
   *
   * @param masterOf those of its roles whose master it is
   */
  public Node(
      UUID cluster,
      UUID container,
      String name,
      String nodeId,
      List<String> roles,
      Set<String> masterOf) {
    this.id = UUID.randomUUID();
    this.clusterId = cluster;
    this.containerId = container;
    this.name = name;
    this.nodeId = nodeId;
    this.roles = List.copyOf(roles);
    this.masterOf = masterOf.stream().sorted().toList();
    this.firewall = List.of();
  }

  /** What its tenant wishes of its firewall besides what its roles open. */
  public FirewallRules firewall() {
    return FirewallRules.read(firewall, outgoingListed);
  }

  public void guard(FirewallRules rules) {
    firewall = rules.written();
    outgoingListed = rules.listed();
  }

  /** Makes it the master of a role that it has; who was it before is told elsewhere. */
  public void promote(String role) {
    masterOf = Stream.concat(masterOf.stream(), Stream.of(role)).distinct().sorted().toList();
  }

  public void demote(String role) {
    masterOf = masterOf.stream().filter(code -> !code.equals(role)).toList();
  }

  /** Gives it other roles; it is no master of those it loses. */
  public void assign(List<String> wanted) {
    roles = List.copyOf(wanted);
    masterOf = masterOf.stream().filter(roles::contains).toList();
  }

  /** From now on it runs in another container. */
  public void moveTo(UUID container) {
    containerId = container;
  }

  public UUID id() {
    return id;
  }

  public UUID clusterId() {
    return clusterId;
  }

  public Optional<UUID> containerId() {
    return Optional.ofNullable(containerId);
  }

  public String name() {
    return name;
  }

  /** What the software knows itself by, in {@code /etc/voipnownode/nodeid}. */
  public String nodeId() {
    return nodeId;
  }

  public List<String> roles() {
    return List.copyOf(roles);
  }

  /** Roles whose master it is. */
  public Set<String> masterOf() {
    return Set.copyOf(masterOf);
  }

  /** Somebody decided that the others need not wait for it, and why. */
  public void skip(String reason) {
    skipped = reason;
  }

  /** It has another chance, or has come after all. */
  public void unskip() {
    skipped = null;
  }

  /** Why the others did not wait for it; empty when nobody skipped it. */
  public Optional<String> skipped() {
    return Optional.ofNullable(skipped);
  }

  /** Wishes that it goes with its container, once others have come. */
  public void leave() {
    leaving = true;
  }

  public void stay() {
    leaving = false;
  }

  public boolean leaving() {
    return leaving;
  }
}
