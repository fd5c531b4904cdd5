package org.patchbay.network.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/**
 * A private segment as it was typed.
 *
 * @param cidr6 range of version 6; empty for none
 * @param reserved runs of addresses that no node gets, see {@link Reserve}
 * @param mtu how many bytes a frame carries, see {@link FrameSize}
 */
public record SegmentInput(
    String name, String cidr, String cidr6, List<String> reserved, String mtu) {
  private static final int SMALLEST = 29;
  private static final int LARGEST = 8;

  public SegmentInput {
    cidr = cidr == null ? "" : cidr.strip();
    reserved = reserved == null ? List.of() : reserved;
  }

  /** With frames of the usual size. */
  public SegmentInput(String name, String cidr, String cidr6, List<String> reserved) {
    this(name, cidr, cidr6, reserved, String.valueOf(FrameSize.USUAL));
  }

  /**
   * Reads it; the segment, when nothing is wrong.
   *
   * @param others the tenant's own segments: names are theirs alone, and ranges do not overlap
   */
  public Optional<SegmentDraft> judge(List<Segment> others, List<FieldProblem> problems) {
    int before = problems.size();
    problems.addAll(named(name, others));
    Optional<Subnet> range = range(others, problems);
    Optional<Subnet> six = UniqueLocal.read(cidr6, others, problems);
    int carried = FrameSize.read(mtu, problems);
    List<Subnet> ranges = Stream.concat(range.stream(), six.stream()).toList();
    Reserve reserve =
        problems.size() > before ? Reserve.NONE : Reserve.read(reserved, ranges, problems);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new SegmentDraft(name, range.orElseThrow(), six, reserve, carried));
  }

  /** What is wrong with a name beside those of others. */
  public static List<FieldProblem> named(String name, List<Segment> others) {
    List<FieldProblem> problems = new ArrayList<>(Names.check(NameKind.SEGMENT, "name", name));
    if (problems.isEmpty() && others.stream().anyMatch(other -> other.name().equals(name))) {
      problems.add(new FieldProblem("name", "network.segment.name.taken", List.of(name)));
    }
    return problems;
  }

  private Optional<Subnet> range(List<Segment> others, List<FieldProblem> problems) {
    Optional<Subnet> range = Subnet.tryParse(cidr);
    Optional<FieldProblem> wrong =
        range.isEmpty()
            ? Optional.of(problem("network.cidr.private", cidr))
            : wrong(range.get(), others);
    wrong.ifPresent(problems::add);
    return wrong.isPresent() ? Optional.empty() : range;
  }

  private static Optional<FieldProblem> wrong(Subnet range, List<Segment> others) {
    if (Ip.isSix(range.network())) {
      return Optional.of(problem("network.segment.four", range));
    }
    if (PrivateRanges.ALL.stream().noneMatch(all -> all.contains(range))) {
      return Optional.of(problem("network.segment.public", range));
    }
    if (range.prefix() < LARGEST || range.prefix() > SMALLEST) {
      return Optional.of(problem("network.segment.size", LARGEST, SMALLEST));
    }
    return others.stream()
        .filter(other -> other.cidr().overlaps(range))
        .findFirst()
        .map(other -> problem("network.segment.overlap", range, other.name(), other.cidr()));
  }

  private static FieldProblem problem(String key, Object... parameters) {
    List<Object> shown = new ArrayList<>();
    for (Object parameter : parameters) {
      shown.add(String.valueOf(parameter));
    }
    return new FieldProblem("cidr", key, shown);
  }
}
