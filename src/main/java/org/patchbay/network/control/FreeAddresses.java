package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Span;
import org.patchbay.network.entity.Subnet;
import org.patchbay.tenant.control.TenantScope;

/**
 * Which public addresses the scope's tenant would get. Those that nobody ever had come first, then
 * those that have rested longest, what the tenant gave back itself included, and last gaps: the
 * first two are found by one step into an index, however full a network is.
 *
 * <p>Leases of all tenants count here: whose an address is does not matter, only that it is free.
 */
@ApplicationScoped
@Transactional
public class FreeAddresses {
  @Inject EntityManager em;
  @Inject Clock clock;

  /**
   * Addresses of one kind, for nothing but to be proposed.
   *
   * @throws Fault {@code NO_ADDRESS_FREE} when fewer than {@code count} are free
   */
  public List<InetAddress> of(PublicNetwork network, boolean six, int count) {
    List<Span> spans = network.spansFor(TenantScope.current(), six);
    List<InetAddress> found = new ArrayList<>();
    spans.forEach(span -> fresh(network.id(), span, count, found));
    if (found.size() < count) {
      found.addAll(rested(network.id(), spans, count - found.size()));
    }
    if (found.size() < count) {
      spans.forEach(span -> gaps(network.id(), span, count, found));
    }
    if (found.size() < count) {
      throw Fault.of(FaultCode.NO_ADDRESS_FREE, count, found.size());
    }
    return found;
  }

  /** Those behind the last that anybody ever had. */
  private void fresh(UUID network, Span span, int count, List<InetAddress> found) {
    Optional<InetAddress> next =
        last(network, span).map(span::after).orElse(Optional.of(span.first()));
    while (next.isPresent() && found.size() < count) {
      found.add(next.get());
      next = span.after(next.get());
    }
  }

  private Optional<InetAddress> last(UUID network, Span span) {
    return one(
        "select host(address) from lease where network_id = :network and address between"
            + " cast(:first as inet) and cast(:last as inet) order by address desc limit 1",
        network,
        span);
  }

  /** Those that rested longest; what its own tenant gave back need not rest for it. */
  private List<InetAddress> rested(UUID network, List<Span> spans, int count) {
    return em
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select host(address) from lease
            where network_id = :network and rests_until is not null
            and (rests_until <= :now and lingers_at is null or tenant_id = :tenant)
            and exists (
              select 1 from unnest(cast(:firsts as inet[]), cast(:lasts as inet[]))
              as span (first, last) where address between first and last)
            order by rests_until, address limit\s"""
                // Not a parameter: the database would make a new plan each time, which takes
                // longest.
                + count,
            String.class)
        .setParameter("network", network)
        .setParameter("now", clock.instant())
        .setParameter("tenant", TenantScope.current())
        .setParameter("firsts", array(spans.stream().map(Span::first).toList()))
        .setParameter("lasts", array(spans.stream().map(Span::last).toList()))
        .getResultList()
        .stream()
        .map(FreeAddresses::read)
        .toList();
  }

  private static String array(List<InetAddress> addresses) {
    return addresses.stream().map(Ip::text).collect(Collectors.joining(",", "{", "}"));
  }

  /** Between those that somebody has or had: where a pool was widened at its lower end. */
  private void gaps(UUID network, Span span, int count, List<InetAddress> found) {
    Optional<InetAddress> next = gap(network, span);
    while (next.isPresent() && found.size() < count) {
      if (!found.contains(next.get())) {
        found.add(next.get());
      }
      next = span.after(next.get()).flatMap(from -> gap(network, new Span(from, span.last())));
    }
  }

  private Optional<InetAddress> gap(UUID network, Span span) {
    return one(
        "select host(free) from (select cast(:first as inet) as free union all"
            + " (select address + 1 from lease l where network_id = :network"
            + " and address >= cast(:first as inet) and address < cast(:last as inet)"
            + " and not exists (select 1 from lease m where m.network_id = :network"
            + " and m.address = l.address + 1) order by address limit 1)) behind"
            + " where not exists (select 1 from lease where network_id = :network"
            + " and address = free) order by free limit 1",
        network,
        span);
  }

  private Optional<InetAddress> one(String sql, UUID network, Span span) {
    return em
        .unwrap(Session.class)
        .createNativeQuery(sql, String.class)
        .setParameter("network", network)
        .setParameter("first", Ip.text(span.first()))
        .setParameter("last", Ip.text(span.last()))
        .getResultList()
        .stream()
        .findFirst()
        .map(FreeAddresses::read);
  }

  private static InetAddress read(String text) {
    return Subnet.address(text).orElseThrow();
  }
}
