package org.patchbay.cluster.entity.move;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;

/** A node's move that is under way. It outlives node and containers, until all is tidied up. */
@Entity
@Table(name = "node_move")
public class NodeMove {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  UUID nodeId;
  String nodeName;
  UUID sourceId;
  UUID targetId;
  UUID sourceHost;
  String sourcePool;
  UUID dataId;
  boolean madeTarget;
  boolean bound;
  boolean withoutData;

  @Enumerated(EnumType.STRING)
  Power power;

  protected NodeMove() {}

  /**
   * A move that begins.
   *
   * @param madeTarget the container it goes to was made for it
   */
  public NodeMove(Node node, Container source, Container target, boolean madeTarget) {
    id = UUID.randomUUID();
    clusterId = node.clusterId();
    nodeId = node.id();
    nodeName = node.name();
    sourceId = source.id();
    targetId = target.id();
    sourceHost = source.hostId();
    sourcePool = source.pool();
    dataId = source.data().orElse(null);
    power = source.power();
    this.madeTarget = madeTarget;
  }

  /**
   * From here on its container stays as it is: what people did to it since the move began counts.
   */
  public void leaves(Container source) {
    sourceHost = source.hostId();
    sourcePool = source.pool();
    power = source.power();
  }

  /**
   * Its container is nobody's to switch any more: the other one will be; true when that is news.
   */
  public boolean wish(Power wanted) {
    boolean news = power != wanted;
    power = wanted;
    return news;
  }

  /** The node belongs to the other container: there is no way back. */
  public void bound() {
    bound = true;
  }

  /** Its data is on a lost host, and it goes on without. */
  public void doWithoutData() {
    withoutData = true;
  }

  public boolean isWithoutData() {
    return withoutData;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID clusterId() {
    return clusterId;
  }

  public UUID nodeId() {
    return nodeId;
  }

  public String nodeName() {
    return nodeName;
  }

  public UUID sourceId() {
    return sourceId;
  }

  public UUID targetId() {
    return targetId;
  }

  /** Name of the pool of that host that its data disk comes from. */
  public String sourcePool() {
    return sourcePool;
  }

  public UUID sourceHost() {
    return sourceHost;
  }

  /** By which its data disk is known; empty when it has none. */
  public Optional<UUID> dataId() {
    return Optional.ofNullable(dataId);
  }

  public boolean madeTarget() {
    return madeTarget;
  }

  public boolean isBound() {
    return bound;
  }

  /** What was wished of the node when it left its container, and is again when the move ends. */
  public Power power() {
    return power;
  }
}
