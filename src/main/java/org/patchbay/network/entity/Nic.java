package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.UUID;
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

  public int position() {
    return position;
  }

  public String mac() {
    return mac;
  }
}
