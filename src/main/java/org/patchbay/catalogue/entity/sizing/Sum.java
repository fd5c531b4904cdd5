package org.patchbay.catalogue.entity.sizing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.Expansion;
import org.patchbay.catalogue.entity.NamedSize;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** One proposal in the making. */
final class Sum {
  private final Load load;
  private final VersionCatalogue version;
  private final Catalogue catalogue;
  private final SizingShape shape;
  private final Blueprint blueprint;
  private final Map<String, String> larger = new LinkedHashMap<>();
  private final Set<String> beyond = new LinkedHashSet<>();

  Sum(Load load, VersionCatalogue version, Catalogue catalogue, SizingShape shape) {
    this.load = load;
    this.version = version;
    this.catalogue = catalogue;
    this.shape = shape;
    this.blueprint = catalogue.blueprint(shape.blueprint(), version.version()).orElseThrow();
  }

  Proposal proposal() {
    Set<String> roles = new LinkedHashSet<>();
    drafted(SizeChoice.PROPOSED).forEach(node -> roles.addAll(node.roles()));
    roles.forEach(this::grow);
    SizeChoice choice = new SizeChoice(Sizes.PROPOSED, larger);
    List<ProposedNode> nodes = new ArrayList<>();
    drafted(choice).forEach(node -> nodes.add(first(node)));
    version.specs(roles).forEach(role -> further(role, choice, nodes));
    return new Proposal(
        version.version(),
        load,
        shape,
        blueprint,
        larger,
        nodes,
        sharing(roles),
        List.copyOf(beyond));
  }

  private List<DraftedNode> drafted(SizeChoice choice) {
    return Expansion.of(blueprint, version, "c", catalogue.sizes(), choice);
  }

  private List<String> sharing(Set<String> roles) {
    return version.specs(roles).stream()
        .filter(role -> role.storage().sharedWhenSeveral())
        .map(RoleSpec::code)
        .filter(role -> count(role) > 1)
        .toList();
  }

  private void grow(String role) {
    double needed = share(role, Growth.UP);
    if (needed > 1) {
      NamedSize.Scaled found =
          scaled().stream()
              .filter(size -> size.factor() >= needed)
              .findFirst()
              .orElseGet(() -> scaled().get(scaled().size() - 1));
      if (found.factor() < needed) {
        beyond.add(role);
      }
      if (found.factor() > 1) {
        larger.put(role, found.name());
      }
    }
  }

  /** The sizes that scale a proposal, smallest first. */
  private List<NamedSize.Scaled> scaled() {
    return catalogue.sizes().byName().values().stream()
        .filter(NamedSize.Scaled.class::isInstance)
        .map(NamedSize.Scaled.class::cast)
        .sorted(Comparator.comparingDouble(NamedSize.Scaled::factor))
        .toList();
  }

  /** How many times what one node carries, for roles that grow so; 0 for others. */
  private double share(String role, Growth growth) {
    return catalogue
        .sizing()
        .of(role)
        .filter(capacity -> capacity.grows() == growth)
        .map(capacity -> load.times(capacity.one()))
        .orElse(0.0);
  }

  private int count(String role) {
    return Math.max(1, (int) Math.ceil(share(role, Growth.OUT)));
  }

  private ProposedNode first(DraftedNode node) {
    List<Reason> reasons = node.roles().stream().map(this::reason).toList();
    return new ProposedNode(node.roles(), 1, node.size().now(), false, reasons);
  }

  private void further(RoleSpec role, SizeChoice choice, List<ProposedNode> nodes) {
    String code = role.code();
    long standing = nodes.stream().filter(node -> node.roles().contains(code)).count();
    int missing = (int) (count(code) - standing);
    if (missing > 0) {
      Size size = catalogue.sizes().of(List.of(role), choice).now();
      nodes.add(new ProposedNode(List.of(code), missing, size, true, List.of(reason(code))));
    }
  }

  private Reason reason(String role) {
    return catalogue
        .sizing()
        .of(role)
        .map(this::reason)
        .orElseGet(() -> Reason.of("unknown", Basis.PROPOSED, role));
  }

  private Reason reason(Capacity capacity) {
    String role = capacity.role();
    Load one = capacity.one();
    Basis basis = capacity.basis();
    if (count(role) > 1) {
      return Reason.of("several", basis, role, one.extensions(), one.calls(), count(role));
    }
    if (beyond.contains(role)) {
      return Reason.of("beyond", basis, role, one.extensions(), one.calls());
    }
    return larger.containsKey(role)
        ? Reason.of("larger", basis, role, one.extensions(), one.calls(), larger.get(role))
        : Reason.of("enough", basis, role, one.extensions(), one.calls());
  }
}
