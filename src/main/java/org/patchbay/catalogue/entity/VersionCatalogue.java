package org.patchbay.catalogue.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.PortSpec.Audience;

/**
 * One VoipNow version line: its roles by code in the file's order, and what it runs on.
 *
 * @param version as {@code 5.7}
 */
public record VersionCatalogue(
    String version,
    String title,
    Map<String, RoleSpec> roles,
    List<RetiredRole> retired,
    List<Distribution> distributions) {
  public VersionCatalogue {
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    retired = List.copyOf(retired);
    distributions = List.copyOf(distributions);
  }

  public Optional<RoleSpec> role(String code) {
    return Optional.ofNullable(roles.get(code));
  }

  public List<RoleSpec> requiredRoles() {
    return roles.values().stream().filter(RoleSpec::required).toList();
  }

  public Optional<RetiredRole> retired(String code) {
    return retired.stream().filter(role -> role.code().equals(code)).findFirst();
  }

  /** The entry of the list that lets the image's system in. */
  public Optional<Distribution> accepting(OperatingSystem system) {
    return distributions.stream().filter(entry -> entry.accepts(system)).findFirst();
  }

  /** The specs of these codes; codes that this version lacks are left out. */
  public List<RoleSpec> specs(Collection<String> codes) {
    return codes.stream().distinct().map(roles::get).filter(spec -> spec != null).toList();
  }

  /** True when a node with these roles has to have a public address of its own. */
  public boolean needsPublic(Collection<String> codes) {
    return specs(codes).stream().anyMatch(spec -> spec.publicNetwork().required());
  }

  /** The same where a load balancer fronts those roles that one can front. */
  public boolean needsPublicBehindBalancer(Collection<String> codes) {
    return specs(codes).stream()
        .map(RoleSpec::publicNetwork)
        .anyMatch(need -> need.required() && !need.unlessBalanced());
  }

  /** What the firewall of a node with these roles opens to everybody. */
  public List<PortSpec> customerPorts(Collection<String> codes) {
    return specs(codes).stream()
        .flatMap(spec -> spec.ports(Audience.CUSTOMERS).stream())
        .distinct()
        .toList();
  }
}
