package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.patchbay.container.entity.SegmentPlace;
import org.patchbay.container.entity.lost.Leftover;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Segment;

/** Who lies on a tenant's private segments. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class SegmentUses {
  private static final int SAID = 5;

  @Inject EntityManager em;
  @Inject Segments segments;

  /** Containers on it with their addresses, by name; {@code limit} of them at most. */
  public List<SegmentPlace> places(int segment, int limit) {
    return em.createQuery(
            "select new org.patchbay.container.entity.SegmentPlace(c, n) from Nic n"
                + " join Container c on c.id = n.containerId"
                + " where n.segmentId = :segment order by c.name, c.id",
            SegmentPlace.class)
        .setParameter("segment", segment)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Gives a segment back.
   *
   * @throws Fault {@code SEGMENT_USED} with who uses it; {@code SEGMENT_LINGERS} while a machine of
   *     a lost host may still speak there: nobody else may get its number before that is gone
   */
  public void giveBack(int id) {
    Segment segment = segments.locked(id, LockModeType.PESSIMISTIC_WRITE);
    List<String> users =
        places(id, SAID + 1).stream().map(place -> place.container().name()).toList();
    if (!users.isEmpty()) {
      throw Fault.of(FaultCode.SEGMENT_USED, segment.name(), said(users));
    }
    lingers(segment)
        .ifPresent(
            fault -> {
              throw fault;
            });
    segments.remove(segment);
  }

  /** Why its number may not be anybody else's yet: {@code SEGMENT_LINGERS}. */
  public Optional<Fault> lingers(Segment segment) {
    List<String> hosts = lingering(segment.id());
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(Fault.of(FaultCode.SEGMENT_LINGERS, segment.name(), said(hosts)));
  }

  /** The lost hosts on which something may be left that is plugged in. */
  private List<String> lingering(int id) {
    return em.createQuery(
            "select h.name, l from Leftover l join Host h on h.id = l.hostId order by h.name",
            Object[].class)
        .getResultStream()
        .filter(row -> ((Leftover) row[1]).plugs().segments().contains(id))
        .map(row -> (String) row[0])
        .distinct()
        .toList();
  }

  private static String said(List<String> users) {
    String said = String.join(", ", users.subList(0, Math.min(SAID, users.size())));
    return users.size() > SAID ? said + ", ..." : said;
  }
}
