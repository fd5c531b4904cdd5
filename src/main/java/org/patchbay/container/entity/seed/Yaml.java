package org.patchbay.container.entity.seed;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes maps, lists, texts, numbers and flags. Every text is quoted: guests read YAML 1.1, to
 * which a bare MAC address may be a number in base 60, and a bare {@code no} a flag.
 */
final class Yaml {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setSplitLines(false).setUseUnicodeEncoding(true).build();

  private Yaml() {}

  static String write(Map<String, ?> document) {
    return new Present(SETTINGS)
        .emitToString(new Serialize(SETTINGS).serializeOne(node(document)).iterator());
  }

  private static Node node(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<NodeTuple> tuples =
          map.entrySet().stream()
              .map(entry -> new NodeTuple(plain(Tag.STR, entry.getKey()), node(entry.getValue())))
              .toList();
      return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }
    if (value instanceof List<?> list) {
      return new SequenceNode(Tag.SEQ, list.stream().map(Yaml::node).toList(), FlowStyle.BLOCK);
    }
    if (value instanceof Boolean) {
      return plain(Tag.BOOL, value);
    }
    if (value instanceof Integer) {
      return plain(Tag.INT, value);
    }
    return new ScalarNode(Tag.STR, value.toString(), ScalarStyle.DOUBLE_QUOTED);
  }

  /** Only for what is ours: keys of the formats, figures, flags. */
  private static Node plain(Tag tag, Object value) {
    return new ScalarNode(tag, value.toString(), ScalarStyle.PLAIN);
  }
}
