package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentDraft;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.network.entity.Subnet;
import org.patchbay.network.entity.UniqueLocal;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;

/** Private segments: the platform's range of ids, and who holds which. */
@ApplicationScoped
@Transactional
public class Segments {
  private static final String FIRST = "private";
  private static final int MOST_PROPOSED = 256;

  private final SecureRandom random = new SecureRandom();

  @Inject EntityManager em;
  @Inject Quotas quotas;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject FrameSizes frames;

  @Inject
  @ConfigProperty(name = "patchbay.segment.cidr")
  String defaultCidr;

  @Inject
  @ConfigProperty(name = "patchbay.segment.ipv6")
  boolean withIpv6;

  public Optional<SegmentRange> range() {
    return em.unwrap(Session.class)
        .createNativeQuery("select first, last from segment_range", Object[].class)
        .getResultStream()
        .findFirst()
        .map(row -> new SegmentRange((Integer) row[0], (Integer) row[1]));
  }

  /** Sets the platform's range; ids that are held stay with their holders. */
  public void setRange(SegmentRange range) {
    Fault.refuse(range.problems());
    if (range().filter(range::equals).isPresent()) {
      return;
    }
    em.createNativeQuery(
            "insert into segment_range (first, last) values (:first, :last)"
                + " on conflict (one) do update set first = :first, last = :last")
        .setParameter("first", range.first())
        .setParameter("last", range.last())
        .executeUpdate();
    audit.record(
        "segments.range",
        new AuditObject(TenantScope.PLATFORM, "segments", "range", "segments"),
        Change.made(Map.of("first", range.first(), "last", range.last())));
  }

  /** The caller's scope decides whose: a tenant's own, or everybody's on the platform. */
  public List<Segment> all() {
    return em.createQuery("from Segment s order by s.id", Segment.class).getResultList();
  }

  /** One of the scope's, by its name or its number. */
  public Segment get(String nameOrId) {
    return named(nameOrId)
        .or(() -> numbered(nameOrId))
        .orElseThrow(() -> Fault.notFound("segment", nameOrId));
  }

  private Optional<Segment> numbered(String id) {
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,4}"))
        .map(text -> em.find(Segment.class, Integer.valueOf(text)));
  }

  public Optional<Segment> named(String name) {
    return em.createQuery("from Segment s where s.name = :name", Segment.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** As it is now, and as it stays until the transaction ends. */
  public Segment locked(int id, LockModeType mode) {
    Segment segment = get(id);
    try {
      em.refresh(segment, mode);
      return segment;
    } catch (EntityNotFoundException gone) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, segment.name());
    }
  }

  public Segment get(int id) {
    return Optional.ofNullable(em.find(Segment.class, id))
        .orElseThrow(() -> Fault.notFound("segment", id));
  }

  /** The tenant's first segment, when it has one. */
  public Optional<Segment> first() {
    // Not HQL, which is read anew each time: each change of a cluster asks for this.
    return em
        .unwrap(Session.class)
        .createNativeQuery(
            "select * from segment where tenant_id = :tenant order by created_at, id limit 1",
            Segment.class)
        .setParameter("tenant", TenantScope.current())
        .getResultList()
        .stream()
        .findFirst();
  }

  /** A range of version 6 that hardly anybody else has. */
  public Subnet freshSix() {
    return UniqueLocal.of(clock.instant(), random.nextLong());
  }

  /** The one that such interfaces are plugged into; empty when none of them is private. */
  public Optional<Segment> of(List<Nic> nics) {
    return nics.stream()
        .filter(nic -> !nic.isPublic())
        .findFirst()
        .map(nic -> get(nic.segmentId()));
  }

  /** The range a tenant's first segment gets. */
  public Subnet defaultRange() {
    return Subnet.parse(defaultCidr);
  }

  /** A range like the first one's that shares no address with the tenant's own. */
  public Subnet proposal() {
    List<Subnet> own = all().stream().map(Segment::cidr).toList();
    return Stream.iterate(defaultRange(), Subnet::next)
        .limit(MOST_PROPOSED)
        .filter(range -> own.stream().noneMatch(range::overlaps))
        .findFirst()
        .orElseGet(this::defaultRange);
  }

  /** The tenant's first segment, made now if it has none. The scope must be the tenant's. */
  public Segment firstOrNew() {
    return first().orElseGet(this::make);
  }

  private Segment make() {
    alone();
    Optional<Subnet> six = withIpv6 ? Optional.of(freshSix()) : Optional.empty();
    return first()
        .orElseGet(() -> add(SegmentDraft.usual(FIRST, defaultRange(), six, frames.usual())));
  }

  /** Nobody else makes or changes one until the transaction ends. */
  void alone() {
    em.createNativeQuery("select 1 from segment_range for update").getResultList();
  }

  /** Takes a number of the platform's range for it; nobody else does, see {@link #alone}. */
  Segment add(SegmentDraft draft) {
    int id = nextFree().orElseThrow(() -> Fault.of(FaultCode.NO_SEGMENT_FREE));
    quotas.reserve(TenantScope.current(), Map.of("segments", 1L));
    var segment = new Segment(id, draft, clock.instant());
    em.persist(segment);
    em.flush();
    audit.record("segment.add", object(segment), Change.made(segment.told()));
    return segment;
  }

  /** Gives it back; nothing may be plugged into it. */
  public void remove(Segment segment) {
    em.remove(segment);
    em.flush();
    quotas.release(segment.tenantId(), Map.of("segments", 1L));
    audit.record("segment.return", object(segment), Change.NONE);
  }

  /** As the audit calls it. */
  static AuditObject object(Segment segment) {
    return new AuditObject(
        segment.tenantId(), "segment", String.valueOf(segment.id()), segment.name());
  }

  private Optional<Integer> nextFree() {
    // The one behind the last is found by a step into the index; gaps are looked for after that.
    return em.createNativeQuery(
            """
            with r as (select first, last from segment_range)
            select coalesce(
              (select behind from
                (select coalesce(max(id) + 1, r.first) as behind from segment
                 where id between r.first and r.last) as last where behind <= r.last),
              (select s from generate_series(r.first, r.last) s
               where not exists (select 1 from segment where id = s) order by s limit 1))
            from r
            """,
            Integer.class)
        .getResultStream()
        .filter(Objects::nonNull)
        .findFirst();
  }
}
