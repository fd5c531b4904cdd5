package org.patchbay.isolation.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patchbay.container.entity.Difference;
import org.patchbay.hypervisor.entity.Door;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.isolation.entity.Finding.Kind;

/** What follows from what a node's guest found, and from what its host has in force. Pure. */
public final class Judgement {
  private final Neighbourhood neighbourhood;
  private final Set<String> foreign;

  /**
   * Of a tenant.
   *
   * @param foreign MACs that are other tenants'
   */
  public Judgement(Neighbourhood neighbourhood, Set<String> foreign) {
    this.neighbourhood = neighbourhood;
    this.foreign = Set.copyOf(foreign);
  }

  /** All that is wrong with what the guest found. */
  public List<Finding> of(Member member, GuestReach reach) {
    return switch (reach.voice()) {
      case TOLD -> told(member, reach);
      case SILENT -> List.of(new Finding(Kind.SILENT, member.node(), ""));
      case FORBIDDEN -> List.of(new Finding(Kind.FORBIDDEN, member.node(), ""));
      case UNABLE -> List.of(new Finding(Kind.UNABLE, member.node(), ""));
    };
  }

  private List<Finding> told(Member member, GuestReach reach) {
    List<Finding> found = new ArrayList<>();
    new TreeMap<>(reach.near())
        .forEach((mac, address) -> near(member, mac, address).ifPresent(found::add));
    GuestErrand errand = neighbourhood.errand(member);
    errand.doors().stream()
        .filter(door -> !reach.reached().contains(door))
        .map(door -> words(member, door))
        .sorted()
        .forEach(words -> found.add(new Finding(Kind.PEER, member.node(), words)));
    return found;
  }

  private Optional<Finding> near(Member member, String mac, String address) {
    if (neighbourhood.belongs(member.segment(), mac)) {
      return Optional.empty();
    }
    Kind kind = foreign.contains(mac) ? Kind.FOREIGN : Kind.STRANGER;
    return Optional.of(new Finding(kind, member.node(), mac + " " + address));
  }

  private String words(Member member, Door door) {
    String node = neighbourhood.nodeAt(member.segment(), door.address());
    return node + " " + door.address().getHostAddress() + " TCP " + door.port();
  }

  /** The same of what the host has in force. */
  public static List<Finding> of(Member member, List<Difference> differences) {
    return differences.stream()
        .map(one -> new Finding(kind(one), member.node(), words(one)))
        .sorted(Comparator.comparing(Finding::write))
        .toList();
  }

  private static Kind kind(Difference one) {
    return switch (one.kind()) {
      case GUARD -> Kind.GUARD;
      case INTERFACES -> Kind.INTERFACES;
      case NETWORK -> Kind.NETWORK;
      case PLACE -> Kind.PLACE;
    };
  }

  private static String words(Difference one) {
    return one.seen().isEmpty()
        ? ""
        : "%s: %s ≠ %s".formatted(one.about(), one.seen(), one.wanted());
  }

  /** What is to be shown of it, whether good or bad. */
  public Evidence evidence(Member member, GuestReach reach, boolean compared) {
    GuestErrand errand = neighbourhood.errand(member);
    return new Evidence(
        member.node(),
        member.hostName(),
        reach.reached().size(),
        errand.doors().size(),
        reach.voice() == GuestReach.Voice.TOLD ? errand.called().size() : 0,
        reach.near().size(),
        compared);
  }
}
