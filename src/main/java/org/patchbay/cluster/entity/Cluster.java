package org.patchbay.cluster.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.patchbay.settings.entity.Sealed;

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
  String sharedStorage;
  String accessKey;

  @Column(columnDefinition = Sealed.COLUMN)
  Sealed storageSecret;

  InetAddress loadBalancer;
  boolean strictAntiAffinity;
  String storage;
  Integer extensions;

  protected Cluster() {}

  public Cluster(ClusterRequest request, UUID image, Instant now) {
    id = UUID.randomUUID();
    name = request.name();
    version = request.version();
    blueprint = request.blueprint();
    storage = request.storage();
    imageId = image;
    sshKeys = List.copyOf(request.sshKeys());
    createdAt = now;
    note(request.declared());
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

  /** Notes what its tenant tells of it; the object store's secret is kept apart. */
  public void declare(Declarations declared) {
    note(declared);
    generation++;
  }

  private void note(Declarations declared) {
    sharedStorage = declared.sharedStorage().map(URI::toString).orElse(null);
    accessKey = declared.objectStore() ? declared.accessKey().orElse(null) : null;
    loadBalancer = declared.loadBalancer().orElse(null);
    strictAntiAffinity = declared.strictAntiAffinity();
    extensions = declared.extensions().isPresent() ? declared.extensions().getAsInt() : null;
  }

  public Declarations declarations() {
    return new Declarations(
        Optional.ofNullable(sharedStorage).map(URI::create),
        Optional.ofNullable(accessKey),
        Optional.ofNullable(loadBalancer),
        strictAntiAffinity,
        extensions == null ? OptionalInt.empty() : OptionalInt.of(extensions));
  }

  /** Keeps the object store's secret. Null: there is none any more. */
  public void storageSecret(Sealed sealed) {
    storageSecret = sealed;
  }

  /** For the cluster's id. */
  public Optional<Sealed> storageSecret() {
    return Optional.ofNullable(storageSecret);
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

  /** Class of disk that its nodes are to have; empty: as their roles need it. */
  public Optional<String> storage() {
    return Optional.ofNullable(storage);
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
