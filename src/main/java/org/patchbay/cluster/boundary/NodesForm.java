package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.SshKeys;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/**
 * The form of a new cluster whose nodes are named one by one, as it was sent.
 *
 * @param fields all but the nodes, by name; absent ones are empty
 * @param rows the nodes, from {@code node.<number>.*}, in the numbers' order
 * @param confirmed warnings that were ticked
 */
public record NodesForm(Map<String, String> fields, List<Row> rows, Set<String> confirmed) {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "version",
          "image",
          "network",
          "segment",
          "storage",
          "sharedStorage",
          "accessKey",
          "loadBalancer",
          "extensions",
          "strictAntiAffinity",
          "sshKeys",
          "plan");

  private static final int MOST = 200;

  private static final Pattern NODE = Pattern.compile("node\\.(\\d{1,4})\\.\\w+");

  /**
   * A node as it was typed.
   *
   * @param name empty: the portal names it
   * @param size name of a size of the catalogue, or figures as {@code =2,4096,40}
   * @param outside {@code yes}, {@code no}, an address of the tenant's own, or empty for what its
   *     roles need
   */
  public record Row(String name, Set<String> roles, String size, String outside) {
    static final Row EMPTY = new Row("", Set.of(), "", "");

    /** Processors, MiB of memory and GiB of disk, where no size of the catalogue is meant. */
    private static final Pattern FIGURES = Pattern.compile("=(\\d{1,4}),(\\d{1,9}),(\\d{1,6})");

    /** Its size in figures; null where it has a size of the catalogue. */
    public Size figures() {
      Matcher figures = FIGURES.matcher(size);
      return figures.matches()
          ? new Size(
              Integer.parseInt(figures.group(1)),
              Long.parseLong(figures.group(2)),
              Long.parseLong(figures.group(3)))
          : null;
    }

    WantedNode wanted(VersionCatalogue version) {
      return new WantedNode(
              name.isEmpty() ? null : name,
              ordered(version),
              figures() == null ? WantedSize.named(size) : WantedSize.of(figures()),
              null,
              isOwn() || outside.isEmpty() ? null : Boolean.valueOf(outside.equals("yes")))
          .at(isOwn() ? outside : null);
    }

    /** True when an address was chosen. */
    public boolean isOwn() {
      return !Set.of("", "yes", "no").contains(outside);
    }

    /** In the catalogue's order; those it lacks mean nothing. */
    private List<String> ordered(VersionCatalogue version) {
      return version.roles().keySet().stream().filter(roles::contains).toList();
    }
  }

  /** A field to be sent again unseen. */
  public record Sent(String name, String value) {}

  static NodesForm begun(String version, List<Row> rows) {
    return new NodesForm(Map.of("version", version), rows, Set.of());
  }

  /** Nodes as the sizing help asks for them: {@code sip.pbx=2,4096,40}. */
  static List<Row> proposed(List<String> nodes) {
    return nodes.stream().limit(MOST).map(NodesForm::proposed).toList();
  }

  private static Row proposed(String node) {
    int end = node.indexOf('=');
    String roles = end < 0 ? node : node.substring(0, end);
    return new Row(
        "", new HashSet<>(List.of(roles.split("\\.+"))), end < 0 ? "" : node.substring(end), "");
  }

  /** Nodes with these roles, of the proposed size. */
  static List<Row> shaped(List<Set<String>> nodes) {
    return nodes.stream().map(roles -> new Row("", roles, "", "")).toList();
  }

  static NodesForm of(MultivaluedMap<String, String> sent) {
    Map<String, String> fields = new TreeMap<>();
    FIELDS.forEach(name -> fields.put(name, text(sent, name)));
    Map<Integer, Row> rows = new TreeMap<>();
    for (String name : sent.keySet()) {
      Matcher node = NODE.matcher(name);
      if (node.matches()) {
        rows.computeIfAbsent(Integer.valueOf(node.group(1)), number -> row(sent, number));
      }
    }
    rows.keySet().removeIf(number -> number.toString().equals(sent.getFirst("drop")));
    List<Row> all = new ArrayList<>(rows.values());
    if (sent.containsKey("more")) {
      all.add(Row.EMPTY);
    }
    return new NodesForm(fields, all, new HashSet<>(sent.getOrDefault("confirm", List.of())));
  }

  private static Row row(MultivaluedMap<String, String> sent, int number) {
    String prefix = "node." + number + ".";
    return new Row(
        text(sent, prefix + "name"),
        new HashSet<>(sent.getOrDefault(prefix + "roles", List.of())),
        text(sent, prefix + "size"),
        text(sent, prefix + "outside"));
  }

  private static String text(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What was typed there; empty when nothing was. */
  public String at(String name) {
    return fields.getOrDefault(name, "");
  }

  private String given(String name) {
    return at(name).isEmpty() ? null : at(name);
  }

  /** Under another name, for a look at rules before one is found. */
  NodesForm named(String name) {
    Map<String, String> other = new TreeMap<>(fields);
    other.put("name", name);
    return new NodesForm(other, rows, confirmed);
  }

  /** What is asked for; {@code INVALID_INPUT} with what is wrong with the declarations. */
  ClusterRequest request(VersionCatalogue version) {
    List<FieldProblem> problems = new ArrayList<>();
    Declarations declared =
        Declarations.read(
            at("sharedStorage"),
            at("accessKey"),
            at("loadBalancer"),
            !at("strictAntiAffinity").isEmpty(),
            at("extensions"),
            problems);
    Fault.refuse(problems);
    return new ClusterRequest(
        at("name"),
        version.version(),
        ClusterRequest.CUSTOM,
        given("image"),
        given("network"),
        given("segment"),
        given("storage"),
        Map.of(),
        rows.stream().map(row -> row.wanted(version)).toList(),
        declared,
        SshKeys.lines(at("sshKeys")));
  }

  /** All of it but the plan and what was confirmed, for the page that asks for the consent. */
  public List<Sent> sent() {
    List<Sent> sent = new ArrayList<>();
    FIELDS.stream()
        .filter(name -> !name.equals("plan"))
        .forEach(name -> sent.add(new Sent(name, at(name))));
    for (int i = 0; i < rows.size(); i++) {
      String prefix = "node." + i + ".";
      Row row = rows.get(i);
      Stream.of(
              new Sent(prefix + "name", row.name()),
              new Sent(prefix + "size", row.size()),
              new Sent(prefix + "outside", row.outside()))
          .forEach(sent::add);
      row.roles().stream().sorted().forEach(role -> sent.add(new Sent(prefix + "roles", role)));
    }
    return sent;
  }
}
