package org.patchbay.network.entity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.FieldProblem;

/**
 * A block that is set apart, as it was typed.
 *
 * @param tenant slug
 */
public record BlockInput(String tenant, String first, String last) {
  /**
   * Reads its addresses, which must lie in one pool.
   *
   * @param at name of the field that holds the block, as {@code blocks[0]}
   * @param problems gets what is wrong
   */
  public Optional<Span> judge(String at, List<PoolDraft> pools, List<FieldProblem> problems) {
    Optional<InetAddress> from = read(at + ".first", first, problems);
    Optional<InetAddress> to = read(at + ".last", last, problems);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (Ip.isSix(from.get()) != Ip.isSix(to.get())
        || Ip.number(from.get()).compareTo(Ip.number(to.get())) > 0) {
      problems.add(new FieldProblem(at + ".last", "network.range.reversed", List.of()));
      return Optional.empty();
    }
    Span span = new Span(from.get(), to.get());
    if (pools.stream().noneMatch(pool -> pool.span().contains(span))) {
      problems.add(new FieldProblem(at + ".first", "network.block.outside", List.of(span)));
      return Optional.empty();
    }
    return Optional.of(span);
  }

  private static Optional<InetAddress> read(
      String field, String text, List<FieldProblem> problems) {
    Optional<InetAddress> address = Subnet.address(text);
    if (address.isEmpty()) {
      List<Object> shown = new ArrayList<>(List.of(text == null ? "" : text));
      problems.add(new FieldProblem(field, "network.address.invalid", shown));
    }
    return address;
  }
}
