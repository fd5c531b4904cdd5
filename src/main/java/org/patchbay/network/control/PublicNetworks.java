package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.FrameSize;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.PoolDraft;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.PublicNetworkDraft;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;
import org.patchbay.web.entity.Key;

/** The public networks there are. */
@ApplicationScoped
@Transactional
public class PublicNetworks {
  @Inject EntityManager em;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Makes one whose frames have the usual size. */
  public PublicNetwork add(String name, String bridge, List<PoolInput> pools) {
    return add(name, bridge, pools, String.valueOf(FrameSize.USUAL));
  }

  /** Makes one; throws {@code INVALID_INPUT} with everything that is wrong. */
  public PublicNetwork add(String name, String bridge, List<PoolInput> pools, String mtu) {
    List<FieldProblem> problems = new ArrayList<>(Names.check(NameKind.NETWORK, "name", name));
    if (bridge == null || !bridge.matches("[A-Za-z0-9._-]{1,15}")) {
      problems.add(new FieldProblem("bridge", "network.bridge.invalid", List.of()));
    }
    int carried = FrameSize.read(mtu, problems);
    List<PoolDraft> judged = judge(pools, Optional.empty(), problems);
    if (problems.isEmpty() && named(name).isPresent()) {
      problems.add(new FieldProblem("name", "network.name.taken", List.of(name)));
    }
    Fault.refuse(problems);
    var draft = new PublicNetworkDraft(name, bridge, judged, carried);
    var network = new PublicNetwork(draft, clock.instant());
    em.persist(network);
    audit.record(
        "network.add", object(network), Change.made(Map.of("bridge", bridge, "mtu", carried)));
    return network;
  }

  /** Reads pools, of a network that there is already or of a new one; says all that is wrong. */
  List<PoolDraft> judge(List<PoolInput> pools, Optional<UUID> known, List<FieldProblem> problems) {
    if (pools.isEmpty()) {
      problems.add(new FieldProblem("pools", "network.pools.empty", List.of()));
    }
    List<PoolDraft> judged = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      pools.get(i).judge("pools[" + i + "]", problems).ifPresent(judged::add);
    }
    PoolDraft.firstOverlap(judged)
        .ifPresent(
            at ->
                problems.add(
                    new FieldProblem(
                        "pools[" + at + "].first", "network.pool.overlap", List.of())));
    elsewhere(judged, known, problems);
    return judged;
  }

  /** A public address is one of a kind, whatever network it is of. */
  private void elsewhere(List<PoolDraft> pools, Optional<UUID> known, List<FieldProblem> problems) {
    List<PublicNetwork> others =
        all().stream().filter(n -> !known.equals(Optional.of(n.id()))).toList();
    for (int i = 0; i < pools.size(); i++) {
      String field = "pools[" + i + "].first";
      var span = pools.get(i).span();
      others.stream()
          .filter(network -> network.runs().stream().anyMatch(span::overlaps))
          .findFirst()
          .ifPresent(
              network ->
                  problems.add(
                      new FieldProblem(field, "network.pool.elsewhere", List.of(network.name()))));
    }
  }

  public Optional<PublicNetwork> named(String idOrName) {
    Key key = Key.of(idOrName);
    return em.createQuery(
            "from PublicNetwork n left join fetch n.tenants where n.name = :key or n.id = :id",
            PublicNetwork.class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst();
  }

  /** Those that the scope's tenant may use, by name; without who else may. */
  public List<PublicNetwork> usable() {
    // Not HQL, which is read anew each time: each address that is taken asks for this.
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select * from public_network n where not restricted or exists (select 1 from"
                + " network_tenant t where t.network_id = n.id and t.tenant_id = :tenant)"
                + " order by name",
            PublicNetwork.class)
        .setParameter("tenant", TenantScope.current())
        .getResultList();
  }

  public Optional<PublicNetwork> usable(String idOrName) {
    return named(idOrName).filter(network -> network.serves(TenantScope.current()));
  }

  public PublicNetwork get(UUID id) {
    PublicNetwork found =
        Optional.ofNullable(em.find(PublicNetwork.class, id))
            .orElseThrow(() -> Fault.notFound("network", id));
    // Reads who may use it, for those who ask when the transaction has ended.
    found.allowed();
    return found;
  }

  /** The pool an address was taken from. */
  public AddressPool poolOf(UUID network, InetAddress address) {
    return get(network).pools().stream()
        .filter(pool -> pool.cidr().contains(address))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("pool", Ip.text(address)));
  }

  public List<PublicNetwork> all() {
    return em.createQuery(
            "from PublicNetwork n left join fetch n.tenants order by n.name", PublicNetwork.class)
        .getResultList();
  }

  static AuditObject object(PublicNetwork network) {
    return new AuditObject(TenantScope.PLATFORM, "network", network.id(), network.name());
  }
}
