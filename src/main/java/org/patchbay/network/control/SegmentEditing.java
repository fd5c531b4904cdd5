package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentDraft;
import org.patchbay.network.entity.SegmentInput;

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
   * Another name, and other addresses that are kept back.
   *
   * @throws Fault {@code INVALID_INPUT}, also where a node has an address that is to be kept back
   */
  public Segment change(int id, String name, List<String> reserved) {
    segments.alone();
    Segment segment = segments.locked(id, LockModeType.PESSIMISTIC_WRITE);
    List<Segment> others = segments.all().stream().filter(one -> one.id() != id).toList();
    List<FieldProblem> problems = new ArrayList<>(SegmentInput.named(name, others));
    Reserve reserve =
        Reserve.read(reserved == null ? List.of() : reserved, segment.cidr(), problems);
    held(segment, reserve, problems);
    if (!problems.isEmpty()) {
      throw Fault.invalid(problems);
    }
    Map<String, ?> before = segment.told();
    segment.change(name, reserve);
    if (!before.equals(segment.told())) {
      audit.record("segment.change", Segments.object(segment), Change.of(before, segment.told()));
    }
    return segment;
  }

  private void held(Segment segment, Reserve reserve, List<FieldProblem> problems) {
    addresses.held(segment).stream()
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
