package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.cluster.boundary.NodesForm.Sent;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.SshKeys;
import org.patchbay.fault.entity.Fault;

/**
 * The form of a new cluster as it was sent.
 *
 * @param size of every role that {@code sizes} does not name; empty: as proposed
 * @param sizes by role code, from the fields {@code sizes.<role>}
 * @param sshKeys a key a line
 * @param image empty for the one that fits
 * @param network public network; empty for the only one
 * @param segment private one; empty for the tenant's first
 * @param storage class of disk; empty: as the roles need it
 * @param plan id of the preview that was shown
 * @param confirmed warnings that were ticked
 * @param promised what that preview said of each container, by name, from {@code promised.<name>}
 */
public record ClusterForm(
    String name,
    String version,
    String blueprint,
    String size,
    Map<String, String> sizes,
    String sshKeys,
    String image,
    String network,
    String segment,
    String storage,
    String plan,
    Set<String> confirmed,
    Map<String, String> promised) {
  /** A new form with the shape that its address asks for; the sizing help leads here so. */
  static ClusterForm begun(MultivaluedMap<String, String> query, String version, String blueprint) {
    return new ClusterForm(
        "",
        query.containsKey("version") ? text(query, "version") : version,
        query.containsKey("blueprint") ? text(query, "blueprint") : blueprint,
        text(query, "size"),
        under("sizes.", query),
        "",
        "",
        "",
        "",
        "",
        "",
        Set.of(),
        Map.of());
  }

  static ClusterForm of(MultivaluedMap<String, String> fields) {
    return new ClusterForm(
        text(fields, "name"),
        text(fields, "version"),
        text(fields, "blueprint"),
        text(fields, "size"),
        under("sizes.", fields),
        text(fields, "sshKeys"),
        text(fields, "image"),
        text(fields, "network"),
        text(fields, "segment"),
        text(fields, "storage"),
        text(fields, "plan"),
        new HashSet<>(fields.getOrDefault("confirm", List.of())),
        under("promised.", fields));
  }

  private static Map<String, String> under(String prefix, MultivaluedMap<String, String> fields) {
    Map<String, String> found = new HashMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(prefix) && !values.get(0).isBlank()) {
            found.put(name.substring(prefix.length()), values.get(0));
          }
        });
    return found;
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /**
   * What is asked for. The page offers a size for every role of every version; those the chosen
   * version lacks mean nothing.
   */
  ClusterRequest request(Catalogue catalogue) {
    if (!size.isEmpty() && !catalogue.sizes().byName().containsKey(size)) {
      throw Fault.invalid("size", "cluster.size.unknown", size);
    }
    Map<String, String> meant = new HashMap<>(sizes);
    catalogue.version(version).ifPresent(chosen -> settle(meant, chosen.roles().keySet()));
    return ClusterRequest.shaped(
            name,
            version,
            blueprint,
            given(image),
            given(network),
            given(storage),
            meant,
            SshKeys.lines(sshKeys))
        .on(given(segment));
  }

  private void settle(Map<String, String> meant, Set<String> roles) {
    if (!size.isEmpty()) {
      roles.forEach(role -> meant.putIfAbsent(role, size));
    }
    meant.keySet().retainAll(roles);
  }

  /** All of it but the plan, for the page that asks for the consent. */
  List<Sent> sent() {
    List<Sent> sent = new ArrayList<>();
    sent.add(new Sent("name", name));
    sent.add(new Sent("version", version));
    sent.add(new Sent("blueprint", blueprint));
    sent.add(new Sent("image", image));
    sent.add(new Sent("network", network));
    sent.add(new Sent("segment", segment));
    sent.add(new Sent("storage", storage));
    sent.add(new Sent("sshKeys", sshKeys));
    sent.add(new Sent("size", size));
    sizes.forEach((role, size) -> sent.add(new Sent("sizes." + role, size)));
    return sent;
  }

  private static String given(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The size chosen for a role alone; empty where none was. */
  public String size(String role) {
    return sizes.getOrDefault(role, "");
  }

  /** What the preview before this one had promised of the container; null when it was the same. */
  public String before(PlannedContainer container) {
    String then = promised.get(container.name());
    return container.promise().equals(then) ? null : then;
  }
}
