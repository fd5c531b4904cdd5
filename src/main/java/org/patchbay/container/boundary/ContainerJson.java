package org.patchbay.container.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.network.entity.Nic;

/**
 * A container as the API tells it: what is wanted and what is seen, side by side.
 *
 * @param addresses null in lists
 */
public record ContainerJson(
    UUID id,
    String name,
    UUID cluster,
    String host,
    ContainerStatus status,
    List<String> roles,
    WantedJson wanted,
    SeenJson seen,
    List<AddressJson> addresses) {

  /** What people wish. */
  public record WantedJson(Power power, boolean retired, ContainerSize size) {}

  /** What the host said last, and since when that holds; {@code size} null without a machine. */
  public record SeenJson(
      MachineState state, Instant since, Instant readySince, Instant seenAt, MachineSize size) {}

  /**
   * An address it holds.
   *
   * @param segment number of the private segment; null where it is public
   */
  public record AddressJson(String kind, String address, String mac, Integer segment) {}

  static ContainerJson of(ContainerRow row, ContainerStatus status, List<Nic> nics) {
    Container container = row.container();
    return new ContainerJson(
        container.id(),
        container.name(),
        container.clusterId().orElse(null),
        row.hostName(),
        status,
        container.roles(),
        new WantedJson(container.power(), container.retiring(), container.size()),
        new SeenJson(
            container.seenState(),
            container.seenSince(),
            container.readySince().orElse(null),
            row.hostSeenAt(),
            container.seenSize().orElse(null)),
        nics == null ? null : nics.stream().flatMap(ContainerJson::addresses).toList());
  }

  /** What a change of it has to have seen. */
  record Wish(UUID id, WantedJson wanted) {}

  Wish wish() {
    return new Wish(id, wanted);
  }

  private static Stream<AddressJson> addresses(Nic nic) {
    String kind = nic.isPublic() ? "PUBLIC" : "PRIVATE";
    return nic.texts().stream()
        .map(text -> new AddressJson(kind, text, nic.mac(), nic.segmentId()));
  }
}
