package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  String cidr6;

  List<String> reserved;

  int mtu;

  Instant createdAt;

  protected Segment() {}

  /** With the usual addresses kept back. */
  public Segment(int id, String name, Subnet cidr, Instant now) {
    this(id, SegmentDraft.usual(name, cidr, Optional.empty()), now);
  }

  public Segment(int id, SegmentDraft draft, Instant now) {
    this.id = id;
    name = draft.name();
    cidr = draft.cidr().toString();
    cidr6 = draft.cidr6().map(Subnet::toString).orElse(null);
    reserved = draft.reserve().texts();
    mtu = draft.mtu();
    createdAt = now;
  }

  /**
   * Calls it otherwise, gives it another range of version 6, and keeps other addresses back; no
   * node may have one of those that are not there any more.
   */
  public void change(String other, Optional<Subnet> six, Reserve reserve) {
    name = other;
    cidr6 = six.map(Subnet::toString).orElse(null);
    reserved = reserve.texts();
  }

  /** What of it the audit tells. */
  public Map<String, ?> told() {
    return Map.of(
        "name",
        name,
        "cidr",
        cidr,
        "ipv6",
        cidr6 == null ? "" : cidr6,
        "reserved",
        String.join(", ", reserved),
        "mtu",
        mtu);
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

  /** Its range of version 6, a /64; empty where it has none. */
  public Optional<Subnet> cidr6() {
    return Optional.ofNullable(cidr6).map(Subnet::parse);
  }

  /** The same for people. */
  public String cidr6Text() {
    return cidr6 == null ? "" : cidr6;
  }

  /** Addresses that no node gets. */
  public Reserve reserve() {
    return Reserve.of(reserved);
  }

  /** How many bytes a frame carries; machines are made for it, so that it stays. */
  public int mtu() {
    return mtu;
  }

  /** Whether a node may get an address of version 4. */
  public boolean gives(InetAddress address) {
    return cidr().contains(address) && !reserve().has(address);
  }

  public SegmentSpec spec() {
    return new SegmentSpec(id);
  }
}
