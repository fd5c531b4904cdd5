package org.patchbay.container.entity;

import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.entity.OpenPort;

/**
 * A container as it is to be made.
 *
 * @param id minted by us; the machine's uuid too
 * @param cluster the cluster it serves, or null
 * @param host where placement put it
 * @param pool of that host, for its disks
 * @param userData cloud-init user data, complete
 * @param open ports that its roles serve to customers
 * @param roles codes of the roles on it, for the placement of others
 * @param data the node whose data disk it has, or null for none
 */
public record ContainerDraft(
    UUID id,
    UUID cluster,
    String name,
    UUID host,
    String pool,
    UUID image,
    ContainerSize size,
    String userData,
    List<OpenPort> open,
    List<String> roles,
    UUID data) {
  public ContainerDraft {
    open = List.copyOf(open);
    roles = List.copyOf(roles);
  }

  /** Of one that no node runs in. */
  static ContainerDraft spare(
      UUID id, String name, UUID host, String pool, UUID image, ContainerSize size) {
    return new ContainerDraft(
        id, null, name, host, pool, image, size, "", List.of(), List.of(), null);
  }
}
