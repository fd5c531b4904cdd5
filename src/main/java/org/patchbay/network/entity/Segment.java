package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  List<String> reserved;

  Instant createdAt;

  protected Segment() {}

  /** With the usual addresses kept back. */
  public Segment(int id, String name, Subnet cidr, Instant now) {
    this(id, new SegmentDraft(name, cidr, Reserve.usual(cidr)), now);
  }

  public Segment(int id, SegmentDraft draft, Instant now) {
    this.id = id;
    name = draft.name();
    cidr = draft.cidr().toString();
    reserved = draft.reserve().texts();
    createdAt = now;
  }

  /** Calls it otherwise, and keeps other addresses back; a node's must not be among them. */
  public void change(String other, Reserve reserve) {
    name = other;
    reserved = reserve.texts();
  }

  /** What of it the audit tells. */
  public Map<String, ?> told() {
    return Map.of("name", name, "cidr", cidr, "reserved", String.join(", ", reserved));
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

  /** Addresses that no node gets. */
  public Reserve reserve() {
    return Reserve.of(reserved);
  }

  public SegmentSpec spec() {
    return new SegmentSpec(id);
  }
}
