package org.patchbay.network.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.UUID;

/** Addresses of a public network that are set apart for one tenant. The platform's, not theirs. */
@Entity
@Table(name = "address_block")
public class AddressBlock {
  @Id UUID id;

  @Column(name = "tenant_id")
  UUID holder;

  @Column(name = "first")
  InetAddress firstAddress;

  @Column(name = "last")
  InetAddress lastAddress;

  protected AddressBlock() {}

  AddressBlock(UUID holder, Span span) {
    this.id = UUID.randomUUID();
    this.holder = holder;
    this.firstAddress = span.first();
    this.lastAddress = span.last();
  }

  public UUID id() {
    return id;
  }

  public UUID holder() {
    return holder;
  }

  public Span span() {
    return new Span(firstAddress, lastAddress);
  }
}
