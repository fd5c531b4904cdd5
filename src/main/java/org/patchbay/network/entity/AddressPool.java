package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A range of public addresses that are given out, lowest first. */
@Entity
@Table(name = "address_pool")
public class AddressPool {
  @Id UUID id;

  @ColumnTransformer(read = "cidr::text", write = "?::cidr")
  String cidr;

  InetAddress gateway;
  InetAddress first;
  InetAddress last;
  List<String> dns;

  protected AddressPool() {}

  AddressPool(PoolDraft draft) {
    id = UUID.randomUUID();
    cidr = draft.cidr().toString();
    gateway = draft.gateway();
    first = draft.first();
    last = draft.last();
    dns = draft.dns().stream().map(InetAddress::getHostAddress).toList();
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

  public InetAddress first() {
    return first;
  }

  public InetAddress last() {
    return last;
  }

  public List<String> dns() {
    return List.copyOf(dns);
  }
}
