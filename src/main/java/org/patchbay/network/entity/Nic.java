package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;

/** A network interface of a container and its address: a public one is its tenant's lease. */
@Entity
@Table(name = "nic")
public class Nic {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID containerId;
  int position;
  Integer segmentId;
  UUID networkId;
  InetAddress address;
  InetAddress address6;
  String mac;

  protected Nic() {}

  private Nic(UUID containerId, int position, InetAddress address, String mac) {
    this.id = UUID.randomUUID();
    this.containerId = containerId;
    this.position = position;
    this.address = address;
    this.mac = mac;
  }

  public static Nic privateOne(
      UUID container, int position, int segment, InetAddress address, String mac) {
    var nic = new Nic(container, position, address, mac);
    nic.segmentId = segment;
    return nic;
  }

  public static Nic publicOne(
      UUID container, int position, UUID network, InetAddress address, String mac) {
    var nic = new Nic(container, position, address, mac);
    nic.networkId = network;
    return nic;
  }

  /** With an address of version 6 beside its first one; a private one only. */
  public Nic and(Optional<InetAddress> six) {
    address6 = six.orElse(null);
    return this;
  }

  /** It travels with a node. */
  public void moveTo(UUID container) {
    containerId = container;
  }

  public UUID id() {
    return id;
  }

  public UUID containerId() {
    return containerId;
  }

  public boolean isPublic() {
    return networkId != null;
  }

  public Integer segmentId() {
    return segmentId;
  }

  public UUID networkId() {
    return networkId;
  }

  public InetAddress address() {
    return address;
  }

  public String addressText() {
    return Ip.text(address);
  }

  /** Of version 6, beside its first one. */
  public Optional<InetAddress> address6() {
    return Optional.ofNullable(address6);
  }

  /** All it has, as they are written. */
  public List<String> texts() {
    return Stream.concat(Stream.of(address), address6().stream()).map(Ip::text).toList();
  }

  /** Of the same version. */
  public boolean isLike(Nic other) {
    return Ip.isSix(address) == Ip.isSix(other.address);
  }

  public int position() {
    return position;
  }

  public String mac() {
    return mac;
  }
}
