package org.patchbay.network.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbay.network.entity.BlockInput;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.PoolInput;

/**
 * The form of a public network as it was sent: a row that is left empty is none.
 *
 * @param allowed slugs, divided by commas or spaces; empty: everybody may
 */
public record NetworkForm(List<PoolInput> pools, List<BlockInput> blocks, String allowed) {
  private static final int MOST = 200;

  static NetworkForm of(PublicNetworkJson json) {
    return new NetworkForm(
        json.pools().stream().map(PublicNetworkJson.PoolJson::input).toList(),
        json.blocks().stream().map(PublicNetworkJson.BlockJson::input).toList(),
        json.allowed() == null ? "" : String.join(", ", json.allowed()));
  }

  static NetworkForm of(MultivaluedMap<String, String> fields) {
    return new NetworkForm(
        IntStream.range(0, MOST)
            .filter(i -> !text(fields, "pools[" + i + "].cidr").isEmpty())
            .mapToObj(i -> pool(fields, "pools[" + i + "]."))
            .toList(),
        IntStream.range(0, MOST)
            .filter(i -> !text(fields, "blocks[" + i + "].tenant").isEmpty())
            .mapToObj(i -> block(fields, "blocks[" + i + "]."))
            .toList(),
        text(fields, "allowed"));
  }

  private static PoolInput pool(MultivaluedMap<String, String> fields, String at) {
    return new PoolInput(
        text(fields, at + "cidr"),
        text(fields, at + "gateway"),
        text(fields, at + "first"),
        text(fields, at + "last"),
        words(text(fields, at + "dns")));
  }

  private static BlockInput block(MultivaluedMap<String, String> fields, String at) {
    return new BlockInput(
        text(fields, at + "tenant"), text(fields, at + "first"), text(fields, at + "last"));
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  NetworkChange change() {
    List<String> slugs = words(allowed);
    return new NetworkChange(
        pools, blocks, slugs.isEmpty() ? Optional.empty() : Optional.of(slugs));
  }

  /** With one empty row more, for what is to come. */
  public List<PoolInput> poolRows() {
    List<PoolInput> rows = new ArrayList<>(pools);
    rows.add(new PoolInput("", "", "", "", List.of()));
    return rows;
  }

  /** The same. */
  public List<BlockInput> blockRows() {
    List<BlockInput> rows = new ArrayList<>(blocks);
    rows.add(new BlockInput("", "", ""));
    return rows;
  }
}
