package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Words;

/** What a tenant does with its public addresses as long as they are plugged in nowhere. */
@ApplicationScoped
@Transactional
public class Holdings {
  @Inject PublicNetworks networks;
  @Inject FreeAddresses free;
  @Inject Leases leases;
  @Inject Audit audit;

  /**
   * Which one is wanted.
   *
   * @param network name or id; null or empty for the first that the tenant may use
   * @param six of version 6
   * @param address one that the tenant gave back and that rests still; null or empty for any
   */
  public record Wanted(String network, boolean six, String address) {
    boolean isAny() {
      return address == null || address.isBlank();
    }
  }

  /**
   * Takes one, and says of it at once what there is to say.
   *
   * @throws Fault {@code INVALID_INPUT}, {@code QUOTA_EXCEEDED}, {@code NO_ADDRESS_FREE}
   */
  public Lease take(Wanted wanted, String note, String reverseName) {
    Words words = Words.of(note, reverseName);
    leases.alone();
    Lease lease =
        wanted.isAny()
            ? any(wanted.network(), wanted.six())
            : again(leases.get(wanted.address().strip()));
    lease.describe(words.note(), words.reverseName());
    audit.record("address.take", object(lease), Change.made(told(lease)));
    return lease;
  }

  private Lease any(String name, boolean six) {
    PublicNetwork network = network(name);
    InetAddress address = free.of(network, six, 1).get(0);
    return leases.take(network.id(), address, true);
  }

  private PublicNetwork network(String name) {
    var found =
        name == null || name.isBlank()
            ? networks.usable().stream().findFirst()
            : networks.usable(name);
    return found.orElseThrow(
        () -> Fault.invalid("network", "network.unknown", name == null ? "" : name));
  }

  private Lease again(Lease resting) {
    if (resting.restsUntil().isEmpty()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, resting.addressText());
    }
    return leases.take(resting.networkId(), resting.address(), true);
  }

  /**
   * Says what it is for, and what it is called.
   *
   * @param reverseName a host name, or empty
   */
  public void describe(UUID id, String note, String reverseName) {
    Words words = Words.of(note, reverseName);
    Lease lease = leases.locked(id);
    if (words.equals(new Words(lease.note(), lease.reverseName()))) {
      return;
    }
    Map<String, ?> before = told(lease);
    lease.describe(words.note(), words.reverseName());
    audit.record("address.describe", object(lease), Change.of(before, told(lease)));
  }

  private static Map<String, ?> told(Lease lease) {
    return Map.of("note", lease.note(), "reverseName", lease.reverseName());
  }

  /** Gives one back; {@code STILL_IN_USE} while it is plugged in. */
  public void giveBack(UUID id) {
    Lease lease = leases.locked(id);
    if (leases.isPluggedIn(lease)) {
      throw Fault.of(FaultCode.STILL_IN_USE, lease.addressText());
    }
    leases.giveBack(lease);
    audit.record("address.return", object(lease), Change.NONE);
  }

  /** As the audit calls it. */
  public static AuditObject object(Lease lease) {
    return new AuditObject(lease.tenantId(), "address", lease.id(), lease.addressText());
  }
}
