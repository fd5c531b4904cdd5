package org.patchbay.image.boundary;

import java.util.List;
import java.util.UUID;
import org.patchbay.image.entity.Image;

/**
 * An image as the API tells it.
 *
 * @param state {@code EMPTY} until its content was uploaded and checked, then {@code READY}
 * @param hosts ids of the hosts that have its content; null in lists
 */
public record ImageJson(
    UUID id,
    String name,
    String os,
    String osVersion,
    String arch,
    Long sizeBytes,
    Long virtualSizeBytes,
    String sha256,
    String state,
    List<UUID> hosts) {
  static ImageJson of(Image image, List<UUID> hosts) {
    return new ImageJson(
        image.id(),
        image.name(),
        image.os(),
        image.osVersion(),
        image.arch(),
        image.sizeBytes().orElse(null),
        image.virtualSizeBytes().orElse(null),
        image.sha256().orElse(null),
        image.state().name(),
        hosts);
  }
}
