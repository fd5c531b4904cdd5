package org.patchbay.catalogue.boundary;

import java.util.List;
import org.patchbay.catalogue.entity.Distribution;
import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/**
 * A VoipNow version as the API tells it. What stands as {@code basis} says how sure we are: S
 * stated by the vendor, I inferred, P our proposal.
 *
 * @param retiredRoles codes of roles that older versions had
 */
public record VersionJson(
    String version,
    String title,
    List<RoleJson> roles,
    List<String> retiredRoles,
    List<DistributionJson> distributions) {

  /**
   * A role.
   *
   * @param required whether every cluster has it
   * @param needsPublic whether its node must have a public address
   * @param size proposed for a node with this role alone
   */
  public record RoleJson(
      String code,
      String name,
      String basis,
      boolean required,
      boolean needsPublic,
      SizeJson size,
      List<PortJson> ports) {
    static RoleJson of(RoleSpec role) {
      var size = role.size();
      return new RoleJson(
          role.code(),
          role.name(),
          role.basis().mark(),
          role.required(),
          role.publicNetwork().required(),
          new SizeJson(size.vcpus(), size.memoryMiB(), size.diskGiB(), role.sizeBasis().mark()),
          role.ports().stream().map(PortJson::of).toList());
    }
  }

  /** What a node gets. */
  public record SizeJson(int vcpus, long memoryMiB, long diskGiB, String basis) {}

  /** Ports that a role serves, first to last inclusive. */
  public record PortJson(
      String name,
      String transport,
      int first,
      int last,
      String audience,
      String protocol,
      String basis) {
    static PortJson of(PortSpec port) {
      return new PortJson(
          port.name(),
          port.transport().name(),
          port.first(),
          port.last(),
          port.audience().name(),
          port.protocol(),
          port.basis().mark());
    }
  }

  /** An operating system that the version runs on. */
  public record DistributionJson(String os, String label, String arch, boolean lab, String basis) {
    static DistributionJson of(Distribution one) {
      return new DistributionJson(one.os(), one.label(), one.arch(), one.lab(), one.basis().mark());
    }
  }

  static VersionJson of(VersionCatalogue version) {
    return new VersionJson(
        version.version(),
        version.title(),
        version.roles().values().stream().map(RoleJson::of).toList(),
        version.retired().stream().map(role -> role.code()).toList(),
        version.distributions().stream().map(DistributionJson::of).toList());
  }
}
