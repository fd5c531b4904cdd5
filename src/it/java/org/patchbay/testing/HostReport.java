package org.patchbay.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one of the lab's hosts holds, as virsh tells it in two conversations: a second opinion, by
 * none of the portal's own code.
 *
 * @param machines documents by uuid
 * @param states by uuid, as {@code running}
 * @param networks documents of those that begin with {@code pb-}, by name
 * @param active names of the networks that are up and come up with the host
 * @param filters documents of those that begin with {@code pb-}, by name
 * @param volumes by pool and name, how large a machine sees them, as {@code 2.00 GiB}
 */
public record HostReport(
    Map<String, String> machines,
    Map<String, String> states,
    Map<String, String> networks,
    Set<String> active,
    Map<String, String> filters,
    Map<String, Map<String, String>> volumes) {
  private static final String OURS = "pb-";
  private static final String OWN_POOL = "patchbay";

  public static HostReport of(String host) {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("machines", "list --all --uuid");
    lists.put("networks", "net-list --all --name");
    lists.put("active", "net-list --autostart --name");
    lists.put("filters", "nwfilter-list");
    for (String pool : List.of(OWN_POOL, Lab.sharedPool())) {
      lists.put("refresh " + pool, "pool-refresh " + pool);
      lists.put("pool " + pool, "vol-list --details " + pool);
    }
    Map<String, String> told = talk(host, lists);
    List<String> machines = words(told.get("machines")).toList();
    List<String> networks = ours(told.get("networks"));
    List<String> filters = ours(told.get("filters"));
    Map<String, String> documents = documents(host, machines, networks, filters);
    return new HostReport(
        of("machine ", machines, documents),
        of("state ", machines, documents),
        of("network ", networks, documents),
        Set.copyOf(ours(told.get("active"))),
        of("filter ", filters, documents),
        Stream.of(OWN_POOL, Lab.sharedPool())
            .collect(Collectors.toMap(Function.identity(), p -> volumes(told.get("pool " + p)))));
  }

  private static Map<String, String> documents(
      String host, List<String> machines, List<String> networks, List<String> filters) {
    Map<String, String> wanted = new LinkedHashMap<>();
    machines.forEach(one -> wanted.put("machine " + one, "dumpxml " + one));
    machines.forEach(one -> wanted.put("state " + one, "domstate " + one));
    networks.forEach(one -> wanted.put("network " + one, "net-dumpxml " + one));
    filters.forEach(one -> wanted.put("filter " + one, "nwfilter-dumpxml " + one));
    return wanted.isEmpty() ? Map.of() : talk(host, wanted);
  }

  private static Map<String, String> of(
      String kind, List<String> names, Map<String, String> documents) {
    return names.stream()
        .collect(Collectors.toMap(name -> name, name -> documents.get(kind + name).strip()));
  }

  /** Asks several questions over one connection. */
  private static Map<String, String> talk(String host, Map<String, String> questions) {
    List<String> names = List.copyOf(questions.keySet());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      words.add("echo '#" + i + "#'; " + questions.get(names.get(i)));
    }
    Map<String, String> answers = new TreeMap<>();
    String[] parts = Lab.virsh(host, List.of(String.join("; ", words))).split("#(?=\\d+#)");
    for (String part : parts) {
      int end = part.indexOf('#');
      if (end > 0) {
        answers.put(names.get(Integer.parseInt(part.substring(0, end))), part.substring(end + 1));
      }
    }
    return answers;
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
  }

  private static List<String> ours(String text) {
    return words(text).filter(word -> word.startsWith(OURS)).sorted().toList();
  }

  private static Map<String, String> volumes(String text) {
    return text.lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 4 && columns[0].startsWith(OURS))
        .filter(columns -> !columns[0].matches("pb-(image|pool)-.*"))
        .collect(
            Collectors.toMap(
                columns -> columns[0],
                columns -> columns[3] + " " + columns[4],
                (one, other) -> one,
                TreeMap::new));
  }
}
