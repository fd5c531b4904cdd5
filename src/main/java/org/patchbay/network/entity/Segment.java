package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.hypervisor.entity.SegmentSpec;

/** A tenant's private segment; its id is the same on every host. */
@Entity
@Table(name = "segment")
public class Segment {
  @Id Integer id;
  @TenantId UUID tenantId;
  String name;

  String cidr;

  Instant createdAt;

  protected Segment() {}

  public Segment(int id, String name, Subnet cidr, Instant now) {
    this.id = id;
    this.name = name;
    this.cidr = cidr.toString();
    this.createdAt = now;
  }

  public int id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public Subnet cidr() {
    return Subnet.parse(cidr);
  }

  public SegmentSpec spec() {
    return new SegmentSpec(id);
  }
}
