package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Documents;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Search;
import org.patchbay.container.control.Snapshots;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.snapshot.PlacedSnapshot;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.Tenants;

/**
 * What is the scope's tenant's, portion by portion: as people wished it, and without secrets. What
 * hosts say is not asked for.
 */
@ApplicationScoped
@Transactional
public class ExportData {
  private static final int PORTION = 200;

  @Inject Tenants tenants;
  @Inject Roles roles;
  @Inject Quotas quotas;
  @Inject Clusters clusters;
  @Inject Documents documents;
  @Inject Containers containers;
  @Inject Snapshots snapshots;
  @Inject Addresses addresses;
  @Inject AddressBook book;
  @Inject Segments segments;

  /** A cluster as the document that makes such a one. */
  public record ClusterDocument(String name, String text) {}

  /** By name, behind this one; empty text for the first. */
  public List<ClusterDocument> clusters(String after) {
    return clusters.page(after, PORTION).stream()
        .map(cluster -> new ClusterDocument(cluster.name(), documents.text(cluster)))
        .toList();
  }

  /** By name, behind this one; null for the first. */
  public List<ContainerRow> containers(ContainerRow after) {
    return after == null
        ? containers.page("", new UUID(0, 0), Search.of(""), PORTION)
        : containers.page(after.container().name(), after.container().id(), Search.of(""), PORTION);
  }

  /** Containers for the file; all their interfaces are asked for at once. */
  public List<Map<String, Object>> told(List<ContainerRow> rows) {
    Map<UUID, List<Nic>> nics =
        addresses.of(rows.stream().map(row -> row.container().id()).toList()).stream()
            .collect(Collectors.groupingBy(Nic::containerId));
    return rows.stream()
        .map(row -> told(row.container(), nics.getOrDefault(row.container().id(), List.of())))
        .toList();
  }

  private static Map<String, Object> told(Container container, List<Nic> nics) {
    Map<String, Object> told = new LinkedHashMap<>(container.size().all());
    told.put("id", container.id());
    told.put("name", container.name());
    told.put("cluster", container.clusterId().orElse(null));
    told.put("roles", container.roles());
    told.put("power", container.power());
    told.put("createdAt", container.createdAt());
    told.put("nics", nics.stream().map(ExportData::told).toList());
    return told;
  }

  private static Map<String, Object> told(Nic nic) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("mac", nic.mac());
    told.put("addresses", nic.texts());
    told.put("segment", nic.segmentId());
    return told;
  }

  /** As they were wished, behind this one; null for the first. */
  public List<PlacedSnapshot> snapshots(PlacedSnapshot after) {
    return after == null
        ? snapshots.page(Instant.EPOCH, new UUID(0, 0), PORTION)
        : snapshots.page(after.snapshot().wishedAt(), after.snapshot().id(), PORTION);
  }

  /** A snapshot for the file; what is on it is not in the export. */
  public static Map<String, Object> told(PlacedSnapshot placed) {
    Snapshot snapshot = placed.snapshot();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", snapshot.id());
    told.put("note", snapshot.note());
    told.put("container", placed.container());
    told.put("host", placed.host());
    told.put("pool", snapshot.pool());
    told.put("state", snapshot.state());
    told.put("takenBy", snapshot.takenBy());
    told.put("wishedAt", snapshot.wishedAt());
    told.put("takenAt", snapshot.takenAt().orElse(null));
    told.put("diskGiB", snapshot.gib());
    told.put("bytes", snapshot.bytes().isPresent() ? snapshot.bytes().getAsLong() : null);
    return told;
  }

  /** By address, behind this one; null for the first. */
  public List<HeldAddress> addresses(HeldAddress after) {
    return after == null
        ? book.publicOnes(Subnet.address("0.0.0.0").orElseThrow(), new UUID(0, 0), PORTION)
        : book.publicOnes(after.lease().address(), after.lease().id(), PORTION);
  }

  /** An address for the file. */
  public static Map<String, Object> told(HeldAddress held) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("address", held.lease().addressText());
    told.put("network", held.network());
    told.put("state", held.state());
    told.put("container", held.at().map(Container::name).orElse(null));
    told.put("note", held.lease().note());
    told.put("reverseName", held.lease().reverseName());
    told.put("takenAt", held.lease().takenAt());
    return told;
  }

  public List<Map<String, ?>> segments() {
    return segments.all().stream()
        .<Map<String, ?>>map(
            segment -> {
              Map<String, Object> told = new LinkedHashMap<>(segment.told());
              told.put("id", segment.id());
              return told;
            })
        .toList();
  }

  public List<Map<String, ?>> quotas(UUID tenant) {
    return quotas.of(tenant).stream()
        .<Map<String, ?>>map(
            quota -> Map.of("name", quota.name(), "limit", quota.limit(), "used", quota.used()))
        .toList();
  }

  public List<Map<String, ?>> members(UUID tenant) {
    return tenants.members(tenant).stream()
        .<Map<String, ?>>map(
            member ->
                Map.of(
                    "member",
                    member.username(),
                    "role",
                    roles.of(tenant, member.role(), member.customRole()).name()))
        .toList();
  }

  public Map<String, Object> tenant(UUID id) {
    var tenant = tenants.get(id);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("slug", tenant.slug());
    told.put("name", tenant.name());
    told.put("brand", tenant.theme());
    told.put("createdAt", tenant.createdAt());
    told.put("suspendedBecause", tenant.suspendedBecause().orElse(null));
    told.put("leavesBecause", tenant.leave().map(leave -> leave.reason()).orElse(null));
    told.put("restsUntil", tenant.leave().map(leave -> leave.restsUntil()).orElse(null));
    return told;
  }
}
