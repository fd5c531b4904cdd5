package org.patchbay.container.entity.seed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.hypervisor.entity.NicSpec;

/** The three documents of a NoCloud seed. */
public final class SeedDocuments {
  private SeedDocuments() {}

  public static String metaData(Seed seed) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("instance-id", seed.instanceId());
    document.put("local-hostname", seed.hostName());
    return Yaml.write(document);
  }

  /** A {@code #cloud-config}: host name, keys, packages, files, commands. */
  public static String userData(Seed seed) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("hostname", seed.hostName());
    document.put("manage_etc_hosts", true);
    putUnlessEmpty(document, "ssh_authorized_keys", seed.sshKeys());
    putUnlessEmpty(document, "packages", seed.packages());
    putUnlessEmpty(
        document, "write_files", seed.files().stream().map(SeedDocuments::file).toList());
    putUnlessEmpty(document, "runcmd", seed.commands());
    return "#cloud-config\n" + Yaml.write(document);
  }

  /** Version 2, as netplan: interfaces found by MAC, addresses as given, nothing by DHCP. */
  public static String networkConfig(Seed seed) {
    Map<String, Object> ethernets = new LinkedHashMap<>();
    seed.nics().forEach(nic -> ethernets.put(nic.name(), ethernet(nic)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 2);
    document.put("ethernets", ethernets);
    return Yaml.write(document);
  }

  private static Map<String, Object> file(SeedFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", file.path());
    entry.put("owner", file.owner());
    entry.put("permissions", file.permissions());
    entry.put("content", file.content());
    return entry;
  }

  /** {@code gateway4} and {@code gateway6} are what every cloud-init understands, old ones too. */
  private static Map<String, Object> ethernet(SeedNic nic) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("match", Map.of("macaddress", nic.mac()));
    entry.put("dhcp4", false);
    entry.put("dhcp6", false);
    entry.put("addresses", nic.addresses().stream().map(SeedAddress::toString).toList());
    if (nic.mtu() != NicSpec.USUAL_MTU) {
      entry.put("mtu", nic.mtu());
    }
    for (InetAddress gateway : nic.gateways()) {
      entry.put(
          gateway instanceof Inet4Address ? "gateway4" : "gateway6", gateway.getHostAddress());
    }
    if (!nic.nameservers().isEmpty()) {
      entry.put("nameservers", Map.of("addresses", texts(nic.nameservers())));
    }
    return entry;
  }

  private static List<String> texts(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).toList();
  }

  private static void putUnlessEmpty(Map<String, Object> document, String key, List<?> values) {
    if (!values.isEmpty()) {
      document.put(key, values);
    }
  }
}
