package org.patchbay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the lab's hosts hold, as virsh lists it: a second opinion, by none of the portal's own code.
 */
public final class HostInventory {
  private static final List<List<String>> LISTS =
      List.of(
          List.of("list", "--all", "--name"),
          List.of("net-list", "--all", "--name"),
          List.of("nwfilter-list"),
          List.of("vol-list", "patchbay"),
          List.of("vol-list", Lab.sharedPool()));

  private HostInventory() {}

  /** Lines of every list, by host; images are left out, for they stay when clusters go. */
  public static Map<String, Set<String>> ofLab() {
    return Lab.hosts().stream().collect(Collectors.toMap(Function.identity(), HostInventory::of));
  }

  private static Set<String> of(String host) {
    // What another host did in it is seen only so.
    Lab.virsh(host, List.of("pool-refresh", Lab.sharedPool()));
    return LISTS.stream()
        .flatMap(
            list ->
                Lab.virsh(host, list)
                    .lines()
                    // A longer name among them makes virsh's columns wider.
                    .map(line -> list.get(0) + " " + line.strip().replaceAll("\\s+", " ")))
        .filter(line -> !line.matches("\\S+ |.*pb-image-.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a volume holds, a character for each byte. */
  public static String volume(String host, String name, Path folder) throws IOException {
    Path copy = folder.resolve(name);
    Lab.virsh(host, List.of("vol-download", name, copy.toString(), "--pool", "patchbay"));
    return Files.readString(copy, StandardCharsets.ISO_8859_1);
  }
}
