package org.patchbay.testing;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.TenantDraft;

/** A platform set up as an administrator would, on simulated hosts. */
public final class SimulatedPlatform {
  private final EngineContainer portal;

  private SimulatedPlatform(EngineContainer portal) {
    this.portal = portal;
  }

  /** Settings for an engine on simulated hosts that keep their state in the folder. */
  public static Map<String, String> settings(String databaseUrl, Path folder) {
    return Map.of(
        "patchbay.db.url",
        databaseUrl,
        "patchbay.simulated.dir",
        folder.resolve("hosts").toString(),
        "patchbay.data-dir",
        folder.toString(),
        "patchbay.config-dir",
        "config",
        "patchbay.host.observe-every",
        "PT1S",
        "patchbay.worker.threads",
        "8");
  }

  /** Hosts, an image, a public network of {@code addresses} addresses, a range of segments. */
  public static SimulatedPlatform in(EngineContainer portal, int hosts, int addresses) {
    return in(portal, hosts, addresses, SimulatedPlatform::uri);
  }

  /** The same with hosts of one's own. */
  public static SimulatedPlatform in(
      EngineContainer portal, int hosts, int addresses, IntFunction<URI> uri) {
    SimulatedPlatform platform = new SimulatedPlatform(portal);
    platform.asPlatform(() -> platform.prepare(hosts, addresses, uri));
    return platform;
  }

  /** Nothing set up yet; only the people. */
  public static SimulatedPlatform bare(EngineContainer portal) {
    return new SimulatedPlatform(portal);
  }

  private void prepare(int hosts, int addresses, IntFunction<URI> uri) {
    for (int i = 1; i <= hosts; i++) {
      register("h" + i, uri.apply(i));
    }
    var images = portal.get(Library.class);
    UUID image = images.describe(new ImageDraft("lab", "patchbay-lab", "1", "x86_64")).id();
    images.fill(image, new ByteArrayInputStream(qcow2()));
    portal
        .get(PublicNetworks.class)
        .add(
            "public",
            "br-public",
            List.of(
                new PoolInput(
                    "198.51.100.0/24",
                    "198.51.100.1",
                    "198.51.100.10",
                    "198.51.100." + (9 + addresses),
                    List.of())));
    portal.get(Segments.class).setRange(new SegmentRange(100, 199));
  }

  public void register(String name, URI uri) {
    portal
        .get(Registration.class)
        .register(
            new HostDraft(
                name, uri, HostProfile.OVS_VLAN, MachineType.AUTO, "patchbay", "br-tenant"));
  }

  public static URI uri(int host) {
    return URI.create(
        "simulated://test/h"
            + host
            + "?cpus=64&memoryMiB=1048576&diskGiB=20000&boot=PT0.05S&shutdown=PT0.05S");
  }

  /** A host with a second pool that it shares with all others of these. */
  public static URI sharingUri(int host) {
    return URI.create(uri(host) + "&shared=together");
  }

  /** Offers that pool on all hosts. */
  public void share() {
    asPlatform(
        () ->
            portal
                .get(Hosts.class)
                .all()
                .forEach(
                    host ->
                        portal
                            .get(PoolOffering.class)
                            .offer(host, "together", StorageClass.SHARED)));
  }

  public UUID tenant(String slug) {
    return asPlatform(
        () ->
            portal
                .get(Tenants.class)
                .add(new TenantDraft(slug, slug, null, Map.of(), Map.of()))
                .id());
  }

  public <T> T asPlatform(Supplier<T> work) {
    return Calling.as(person("ada"), () -> TenantScope.within(TenantScope.PLATFORM, work));
  }

  public void asPlatform(Runnable work) {
    asPlatform(
        () -> {
          work.run();
          return null;
        });
  }

  /** As one who has the role of the platform's administrators. */
  public void asAdmin(Runnable work) {
    Caller ada = new Caller("ada", Set.of("platform-admin"), Set.of(), "127.0.0.1", "test");
    Calling.as(
        ada,
        () ->
            TenantScope.within(
                TenantScope.PLATFORM,
                () -> {
                  work.run();
                  return null;
                }));
  }

  public <T> T as(UUID tenant, Supplier<T> work) {
    return Calling.as(person("olga"), () -> TenantScope.within(tenant, work));
  }

  private static Caller person(String name) {
    return new Caller(name, Set.of(), Set.of(), "127.0.0.1", "test");
  }

  public static ClusterRequest request(String name, String blueprint) {
    return request(name, blueprint, null);
  }

  /** With the class of disk for all nodes. */
  public static ClusterRequest request(String name, String blueprint, String storage) {
    return ClusterRequest.shaped(name, "5.7", blueprint, null, null, storage, Map.of(), List.of());
  }

  /** A qcow2 file's header, enough for a library that looks no further. */
  static byte[] qcow2() {
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    bytes.putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64L << 20);
    return bytes.array();
  }
}
