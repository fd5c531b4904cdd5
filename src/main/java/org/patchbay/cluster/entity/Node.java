package org.patchbay.cluster.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

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

  protected Node() {}

  public Node(UUID cluster, UUID container, String name, String nodeId, List<String> roles) {
    this.id = UUID.randomUUID();
    this.clusterId = cluster;
    this.containerId = container;
    this.name = name;
    this.nodeId = nodeId;
    this.roles = List.copyOf(roles);
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
}
