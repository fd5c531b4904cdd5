package org.patchbay.cluster.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

/** One distributed VoipNow. */
@Entity
@Table(name = "cluster")
@DynamicUpdate
public class Cluster {
  @Id UUID id;
  @TenantId UUID tenantId;
  String name;
  String version;
  String blueprint;
  UUID imageId;
  List<String> sshKeys;
  boolean retiring;
  long generation = 1;
  Instant createdAt;

  protected Cluster() {}

  public Cluster(ClusterRequest request, UUID image, Instant now) {
    id = UUID.randomUUID();
    name = request.name();
    version = request.version();
    blueprint = request.blueprint();
    imageId = image;
    sshKeys = List.copyOf(request.sshKeys());
    createdAt = now;
  }

  /** Wishes it gone; false when that was wished already. */
  public boolean retire() {
    if (retiring) {
      return false;
    }
    retiring = true;
    generation++;
    return true;
  }

  /** Something else is wished of its nodes. */
  public void changed() {
    generation++;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  public String blueprint() {
    return blueprint;
  }

  public UUID imageId() {
    return imageId;
  }

  public List<String> sshKeys() {
    return List.copyOf(sshKeys);
  }

  public boolean retiring() {
    return retiring;
  }

  public long generation() {
    return generation;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
