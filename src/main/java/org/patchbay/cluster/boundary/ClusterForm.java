package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.SshKeys;

/**
 * The form of a new cluster as it was sent.
 *
 * @param sizes by role code, from the fields {@code sizes.<role>}
 * @param sshKeys a key a line
 * @param image empty for the one that fits
 * @param network public network; empty for the only one
 * @param plan id of the preview that was shown
 * @param confirmed warnings that were ticked
 */
public record ClusterForm(
    String name,
    String version,
    String blueprint,
    Map<String, String> sizes,
    String sshKeys,
    String image,
    String network,
    String plan,
    Set<String> confirmed) {
  static ClusterForm empty(String version, String blueprint) {
    return new ClusterForm("", version, blueprint, Map.of(), "", "", "", "", Set.of());
  }

  static ClusterForm of(MultivaluedMap<String, String> fields) {
    Map<String, String> sizes = new HashMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith("sizes.") && !values.get(0).isBlank()) {
            sizes.put(name.substring(6), values.get(0));
          }
        });
    return new ClusterForm(
        text(fields, "name"),
        text(fields, "version"),
        text(fields, "blueprint"),
        sizes,
        text(fields, "sshKeys"),
        text(fields, "image"),
        text(fields, "network"),
        text(fields, "plan"),
        new HashSet<>(fields.getOrDefault("confirm", List.of())));
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
    Map<String, String> meant = new HashMap<>(sizes);
    catalogue
        .version(version)
        .ifPresent(chosen -> meant.keySet().retainAll(chosen.roles().keySet()));
    return new ClusterRequest(
        name, version, blueprint, given(image), given(network), meant, SshKeys.lines(sshKeys));
  }

  private static String given(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The size chosen for a role; the proposal where none was. */
  public String size(String role) {
    return sizes.getOrDefault(role, "proposed");
  }
}
