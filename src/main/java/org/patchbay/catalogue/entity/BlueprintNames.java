package org.patchbay.catalogue.entity;

import java.util.List;
import java.util.Set;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/** Finds out, before anybody uses a blueprint, whether its nodes will have good names and roles. */
public final class BlueprintNames {
  private static final String LONGEST = "c".repeat(NameKind.CLUSTER.longest());

  private BlueprintNames() {}

  /** The roles that the version requires and no node of the blueprint has. */
  public static Set<String> missing(Blueprint blueprint, VersionCatalogue version) {
    return Expansion.missing(blueprint, version);
  }

  /** The names of the nodes of a cluster whose own name is as long as it may be. */
  public static List<PlannedName> longest(Blueprint blueprint, VersionCatalogue version) {
    return Expansion.names(blueprint, version, LONGEST);
  }

  /** It has to serve as a host name, and as a container's name, unique in the tenant. */
  public static boolean valid(String name) {
    return name.contains(LONGEST) && Names.valid(NameKind.NODE, name);
  }

  /** With the place of the cluster's name instead of it. */
  public static String readable(String name) {
    return name.replace(LONGEST, "{cluster}");
  }
}
