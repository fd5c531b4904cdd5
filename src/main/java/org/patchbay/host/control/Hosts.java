package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostPool;
import org.patchbay.host.entity.Machine;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.web.entity.Key;

/** The hosts there are. */
@ApplicationScoped
@Transactional
public class Hosts {
  @Inject EntityManager em;

  public Host get(UUID id) {
    return find(id).orElseThrow(() -> Fault.notFound("host", id));
  }

  public Optional<Host> find(UUID id) {
    return Optional.ofNullable(em.find(Host.class, id));
  }

  /** Several at once, by id. */
  public Map<UUID, Host> all(Set<UUID> ids) {
    return em.createQuery("from Host h where h.id in :ids", Host.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(Host::id, Function.identity()));
  }

  /** Locked until the transaction ends. */
  public Host locked(UUID id) {
    return Optional.ofNullable(em.find(Host.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("host", id));
  }

  /** By id or by name, as paths allow both. */
  public Host named(String idOrName) {
    Key key = Key.of(idOrName);
    return em.createQuery("from Host h where h.name = :key or h.id = :id", Host.class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("host", idOrName));
  }

  public Optional<Host> withHostUuid(UUID hostUuid) {
    return em.createQuery("from Host h where h.hostUuid = :uuid", Host.class)
        .setParameter("uuid", hostUuid)
        .getResultStream()
        .findFirst();
  }

  public boolean nameTaken(String name) {
    return !em.createQuery("select 1 from Host h where h.name = :name", Integer.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }

  public List<Host> all() {
    return em.createQuery("from Host h order by h.name", Host.class).getResultList();
  }

  /** The classes of the pools that take disks, by host and the pool's name. */
  public Map<UUID, Map<String, StorageClass>> storageClasses(Set<UUID> hosts) {
    Map<UUID, Map<String, StorageClass>> classes = new HashMap<>();
    em.createQuery(
            "select h.id, o.name, o.storageClass from Host h join h.offers o where h.id in :hosts",
            Object[].class)
        .setParameter("hosts", hosts)
        .getResultStream()
        .forEach(
            row ->
                classes
                    .computeIfAbsent((UUID) row[0], id -> new HashMap<>())
                    .put((String) row[1], (StorageClass) row[2]));
    return classes;
  }

  /** The profiles that hosts have, each once. */
  public List<HostProfile> profiles() {
    return em
        .unwrap(Session.class)
        .createNativeQuery("select distinct profile from host", String.class)
        .getResultList()
        .stream()
        .map(HostProfile::valueOf)
        .toList();
  }

  /** A page by name: those behind the name {@code after}, one more than the limit at most. */
  public List<Host> page(String after, int limit) {
    return em.createQuery("from Host h where h.name > :after order by h.name", Host.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  public List<Machine> machines(UUID host) {
    return em.createQuery("from Machine m where m.hostId = :host", Machine.class)
        .setParameter("host", host)
        .getResultList();
  }

  /** The storage pools of a host, by name. */
  public List<HostPool> pools(UUID host) {
    return List.copyOf(get(host).pools());
  }

  /** Machines there that are not ours, by name. */
  public List<Machine> strangers(UUID host, int limit) {
    return em.createQuery(
            "from Machine m where m.hostId = :host and m.stampTenant is null order by m.name",
            Machine.class)
        .setParameter("host", host)
        .setMaxResults(limit)
        .getResultList();
  }

  void add(Host host) {
    em.persist(host);
  }

  void remove(Host host) {
    em.remove(em.contains(host) ? host : em.merge(host));
  }

  void add(Machine machine) {
    em.persist(machine);
  }

  void remove(Machine machine) {
    em.remove(machine);
  }
}
