package org.patchbay.cluster.entity.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a cluster's document; {@link ClusterReader} reads it back to the same. */
public final class ClusterWriter {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setSplitLines(false).build();

  private ClusterWriter() {}

  /** YAML 1.2; what nobody said is left out. */
  public static String write(ClusterRequest cluster) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cluster", cluster.name());
    document.put("version", cluster.version());
    put(document, "image", cluster.image());
    put(document, "network", cluster.network());
    put(document, "segment", cluster.segment());
    put(
        document,
        "storage",
        cluster.storage() == null ? null : cluster.storage().toLowerCase(Locale.ROOT));
    put(document, "sshKeys", cluster.sshKeys());
    put(document, "declarations", declared(cluster.declared()));
    document.put("nodes", cluster.nodes().stream().map(ClusterWriter::node).toList());
    return new Dump(SETTINGS).dumpToString(document);
  }

  private static Map<String, Object> declared(Declarations declared) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "sharedStorage", blank(declared.storageText()));
    put(map, "accessKey", blank(declared.accessKeyText()));
    put(map, "loadBalancer", blank(declared.balancerText()));
    if (declared.strictAntiAffinity()) {
      map.put("strictAntiAffinity", true);
    }
    declared.extensions().ifPresent(count -> map.put("extensions", count));
    return map;
  }

  private static Map<String, Object> node(WantedNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "name", node.name());
    map.put("roles", copy(node.roles()));
    map.put(
        "size",
        node.size().figures().<Object>map(ClusterWriter::size).orElseGet(() -> name(node.size())));
    if (node.masterOf() != null) {
      map.put("masterOf", copy(node.masterOf()));
    }
    put(map, "public", node.publicAddress());
    return map;
  }

  /** One list at two places would be written as an anchor and its alias. */
  private static List<String> copy(List<String> list) {
    return new ArrayList<>(list);
  }

  private static String name(WantedSize size) {
    return size.name();
  }

  private static Map<String, Object> size(Size size) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("vcpus", size.vcpus());
    map.put("memoryMiB", size.memoryMiB());
    map.put("diskGiB", size.diskGiB());
    return map;
  }

  private static String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    boolean empty =
        value == null
            || value instanceof List<?> list && list.isEmpty()
            || value instanceof Map<?, ?> inner && inner.isEmpty();
    if (!empty) {
      map.put(key, value);
    }
  }
}
