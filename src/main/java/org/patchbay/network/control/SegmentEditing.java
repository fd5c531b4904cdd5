package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentDraft;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.network.entity.Subnet;
import org.patchbay.network.entity.UniqueLocal;

/** What a tenant says of its private segments. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class SegmentEditing {
  @Inject Segments segments;
  @Inject Addresses addresses;
  @Inject Audit audit;

  /**
   * Another segment of the tenant's.
   *
   * @throws Fault {@code INVALID_INPUT}, {@code QUOTA_EXCEEDED}, {@code NO_SEGMENT_FREE}
   */
  public Segment add(SegmentInput wanted) {
    segments.alone();
    List<FieldProblem> problems = new ArrayList<>();
    SegmentDraft draft =
        wanted.judge(segments.all(), problems).orElseThrow(() -> Fault.invalid(problems));
    return segments.add(draft);
  }

  /**
   * Another name, another range of version 6, and other addresses that are kept back.
   *
   * @param six range of version 6; empty or null for none. Nodes that are there get none of it
   * @param reserved null for none
   * @throws Fault {@code INVALID_INPUT}, also where a node has an address that is to be kept back,
   *     or that is of a range that is to go
   */
  public Segment change(int id, String name, String six, List<String> reserved) {
    segments.alone();
    Segment segment = segments.locked(id, LockModeType.PESSIMISTIC_WRITE);
    List<Segment> others = segments.all().stream().filter(one -> one.id() != id).toList();
    List<FieldProblem> problems = new ArrayList<>(SegmentInput.named(name, others));
    Optional<Subnet> other = UniqueLocal.read(six, others, problems);
    if (problems.stream().noneMatch(one -> one.field().equals(UniqueLocal.FIELD))) {
      stays(segment, other, problems);
    }
    List<Subnet> ranges = Stream.concat(Stream.of(segment.cidr()), other.stream()).toList();
    Reserve reserve = Reserve.read(reserved == null ? List.of() : reserved, ranges, problems);
    held(segment, reserve, problems);
    Fault.refuse(problems);
    Map<String, ?> before = segment.told();
    segment.change(name, other, reserve);
    if (!before.equals(segment.told())) {
      audit.record("segment.change", Segments.object(segment), Change.of(before, segment.told()));
    }
    return segment;
  }

  private void stays(Segment segment, Optional<Subnet> other, List<FieldProblem> problems) {
    if (!segment.cidr6().equals(other) && !addresses.heldSix(segment).isEmpty()) {
      problems.add(
          new FieldProblem(UniqueLocal.FIELD, "network.ipv6.used", List.of(segment.cidr6Text())));
    }
  }

  private void held(Segment segment, Reserve reserve, List<FieldProblem> problems) {
    Stream.concat(addresses.held(segment).stream(), addresses.heldSix(segment).stream())
        .filter(reserve::has)
        .map(Ip::text)
        .sorted()
        .findFirst()
        .ifPresent(
            text ->
                problems.add(
                    new FieldProblem(Reserve.FIELD, "network.reserved.used", List.of(text))));
  }
}
