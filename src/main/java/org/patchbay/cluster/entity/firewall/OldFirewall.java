package org.patchbay.cluster.entity.firewall;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A node's rules before an operation, so that a cancel can put them back. */
@Entity
@Table(name = "old_firewall")
public class OldFirewall {
  @Id UUID operationId;
  @TenantId UUID tenantId;
  List<String> rules;
  boolean outgoingListed;
  List<String> wished;
  boolean wishedListed;

  protected OldFirewall() {}

  public OldFirewall(UUID operation, FirewallRules before, FirewallRules wished) {
    this.operationId = operation;
    this.rules = before.written();
    this.outgoingListed = before.listed();
    this.wished = wished.written();
    this.wishedListed = wished.listed();
  }

  public FirewallRules before() {
    return FirewallRules.read(rules, outgoingListed);
  }

  /** What the operation wished instead. */
  public FirewallRules wished() {
    return FirewallRules.read(wished, wishedListed);
  }
}
