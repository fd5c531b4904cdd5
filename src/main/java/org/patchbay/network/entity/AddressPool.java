package org.patchbay.network.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;

/** A range of public addresses that are given out, lowest first. */
@Entity
@Table(name = "address_pool")
public class AddressPool {
  @Id UUID id;

  String cidr;

  InetAddress gateway;

  // "first" and "last" are words of Hibernate's query language.
  @Column(name = "first")
  InetAddress firstAddress;

  @Column(name = "last")
  InetAddress lastAddress;

  List<String> dns;

  protected AddressPool() {}

  AddressPool(PoolDraft draft) {
    id = UUID.randomUUID();
    cidr = draft.cidr().toString();
    gateway = draft.gateway();
    firstAddress = draft.first();
    lastAddress = draft.last();
    dns = draft.dns().stream().map(Ip::text).toList();
  }

  public UUID id() {
    return id;
  }

  public Subnet cidr() {
    return Subnet.parse(cidr);
  }

  public InetAddress gateway() {
    return gateway;
  }

  public String gatewayText() {
    return Ip.text(gateway);
  }

  public InetAddress first() {
    return firstAddress;
  }

  public InetAddress last() {
    return lastAddress;
  }

  Span span() {
    return new Span(firstAddress, lastAddress);
  }

  /** What of it may be given out: neither its gateway nor what is the network's own. */
  List<Span> usable() {
    List<Span> left = Span.without(List.of(span()), Span.of(gateway));
    for (InetAddress own : cidr().own()) {
      left = Span.without(left, Span.of(own));
    }
    return left;
  }

  String told() {
    return cidr + " " + span() + " " + gatewayText() + " " + dns;
  }

  public List<String> dns() {
    return List.copyOf(dns);
  }
}
