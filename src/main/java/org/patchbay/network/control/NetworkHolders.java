package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.BlockDraft;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.NetworkUse;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.RangeUse;
import org.patchbay.network.entity.Span;

/** Who holds addresses of a public network: leases of all tenants, for the platform's staff. */
@ApplicationScoped
@Transactional
public class NetworkHolders {
  private static final String WITHIN =
      "exists (select 1 from unnest(cast(:firsts as inet[]), cast(:lasts as inet[]))"
          + " as span (first, last) where address between first and last)";

  @Inject EntityManager em;

  /** How full it is. */
  public NetworkUse use(PublicNetwork network) {
    Object[] row =
        em.unwrap(Session.class)
            .createNativeQuery(
                "select count(*) filter (where rests_until is null), count(*) filter (where"
                    + " rests_until > now()) from lease where network_id = :network",
                Object[].class)
            .setParameter("network", network.id())
            .getSingleResult();
    return new NetworkUse(network.capacity(), number(row[0]), number(row[1]));
  }

  /** How full its pools are, one by one. */
  public List<RangeUse> pools(PublicNetwork network) {
    return network.pools().stream().map(pool -> use(network, pool)).toList();
  }

  private RangeUse use(PublicNetwork network, AddressPool pool) {
    List<Span> apart = network.apart(pool);
    Object[] row =
        em.unwrap(Session.class)
            .createNativeQuery(
                "select count(*) filter (where rests_until is null),"
                    + " count(*) filter (where rests_until is not null), count(*) filter (where "
                    + WITHIN
                    + ") from lease where network_id = :network"
                    + " and (rests_until is null or rests_until > now())"
                    + " and address between cast(:first as inet) and cast(:last as inet)",
                Object[].class)
            .setParameter("network", network.id())
            .setParameter("first", Ip.text(pool.first()))
            .setParameter("last", Ip.text(pool.last()))
            .setParameter("firsts", array(apart.stream().map(Span::first).toList()))
            .setParameter("lasts", array(apart.stream().map(Span::last).toList()))
            .getSingleResult();
    return network.use(pool, number(row[0]), number(row[1]), number(row[2]));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  /** The lowest address that is held and lies in none of the runs. */
  Optional<String> firstOutside(UUID network, List<Span> spans) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select host(address) from lease where network_id = :network and rests_until is null"
                + " and not "
                + WITHIN
                + " order by address limit 1",
            String.class)
        .setParameter("network", network)
        .setParameter("firsts", array(spans.stream().map(Span::first).toList()))
        .setParameter("lasts", array(spans.stream().map(Span::last).toList()))
        .getResultStream()
        .findFirst();
  }

  /** The lowest address of the block that somebody else holds. */
  Optional<String> firstOfOthers(UUID network, BlockDraft block) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select host(address) from lease where network_id = :network and rests_until is null"
                + " and tenant_id <> :holder and address between cast(:first as inet)"
                + " and cast(:last as inet) order by address limit 1",
            String.class)
        .setParameter("network", network)
        .setParameter("holder", block.holder())
        .setParameter("first", Ip.text(block.span().first()))
        .setParameter("last", Ip.text(block.span().last()))
        .getResultStream()
        .findFirst();
  }

  /** What rests and is given out no more. */
  void forgetOutside(PublicNetwork network) {
    List<Span> spans = network.runs();
    em.createNativeQuery(
            "delete from lease where network_id = :network and rests_until is not null and not "
                + WITHIN)
        .setParameter("network", network.id())
        .setParameter("firsts", array(spans.stream().map(Span::first).toList()))
        .setParameter("lasts", array(spans.stream().map(Span::last).toList()))
        .executeUpdate();
  }

  private static String array(List<InetAddress> addresses) {
    return addresses.stream().map(Ip::text).collect(Collectors.joining(",", "{", "}"));
  }
}
