package org.patchbay.catalogue.entity.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a file, asked key by key. Whatever is wrong becomes a problem with its line and some
 * harmless value, so that reading goes on; a file with problems is thrown away in the end.
 */
public final class Entry {
  private static final Pattern OTHER = Pattern.compile("(\\w+)\\.([a-z]{2})");

  private final String file;
  private final MappingNode node;
  private final String language;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> spoken = new HashSet<>();

  Entry(String file, MappingNode node, String language, Problems problems) {
    this.file = file;
    this.node = node;
    this.language = language;
    this.problems = problems;
    node.getValue().forEach(this::index);
  }

  private void index(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (values.put(key, tuple.getValueNode()) != null) {
      problems.add(file, line(tuple.getKeyNode()), "key-twice", key);
    }
  }

  public Problems problems() {
    return problems;
  }

  public String file() {
    return file;
  }

  /**
   * These keys may stand in other languages, too, each in a key of its own ({@code title.de}); who
   * reads in such a language gets that, and where there is none what stands in the key itself.
   */
  public Entry speaks(String... keys) {
    spoken.addAll(Set.of(keys));
    return this;
  }

  private boolean isSpoken(String key) {
    Matcher other = OTHER.matcher(key);
    return other.matches() && spoken.contains(other.group(1));
  }

  private String inLanguage(String key) {
    String other = key + "." + language;
    return spoken.contains(key) && has(other) ? other : key;
  }

  /** What a key that speaks says in other languages, by language. */
  public Map<String, String> others(String key) {
    Map<String, String> others = new TreeMap<>();
    values.keySet().stream()
        .filter(other -> isSpoken(other) && other.startsWith(key + "."))
        .forEach(other -> others.put(other.substring(key.length() + 1), text(other)));
    return others;
  }

  /** Refuses what nobody asks for: a key spelled wrongly must not be lost in silence. */
  public Entry only(String... known) {
    Set<String> allowed = Set.of(known);
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)
          || !(allowed.contains(key.getValue()) || isSpoken(key.getValue()))) {
        problems.add(
            file,
            line(tuple.getKeyNode()),
            "unknown-key",
            tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?",
            String.join(", ", known));
      }
    }
    // What is wrong in one language is told to whoever reads any.
    values.keySet().stream().filter(this::isSpoken).forEach(this::scalar);
    return this;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public Optional<Scalar> optional(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (values.get(inLanguage(key)) instanceof ScalarNode scalar) {
      return Optional.of(new Scalar(this, key, scalar.getValue(), line(scalar)));
    }
    problem(key, "not-a-text", key);
    return Optional.empty();
  }

  /** A text that must be there and must not be blank. */
  public Scalar scalar(String key) {
    Optional<Scalar> found = optional(key);
    if (!has(key) || found.filter(text -> text.value().isBlank()).isPresent()) {
      problem(key, "missing", key);
    }
    return found.orElse(new Scalar(this, key, "", line(key)));
  }

  public String text(String key) {
    return scalar(key).value();
  }

  /** True when the value is a mapping itself. */
  public boolean maps(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /** A mapping that must be there; an empty one stands in for it otherwise. */
  public Optional<Entry> child(String key) {
    if (values.get(key) instanceof MappingNode mapping) {
      return Optional.of(new Entry(file, mapping, language, problems));
    }
    problem(key, has(key) ? "not-a-mapping-at" : "missing", key);
    return Optional.empty();
  }

  public Optional<Entry> optionalChild(String key) {
    return has(key) ? child(key) : Optional.empty();
  }

  /** The mappings of a list; an absent list is empty. */
  public List<Entry> entries(String key) {
    List<Entry> entries = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof MappingNode mapping) {
        entries.add(new Entry(file, mapping, language, problems));
      } else {
        problems.add(file, line(item), "not-a-mapping-at", key);
      }
    }
    return entries;
  }

  /** The texts of a list; an absent list is empty. */
  public List<Scalar> scalars(String key) {
    return scalars(key, items(key));
  }

  /** The lists of texts of a list, as commands with their arguments. */
  public List<List<Scalar>> lists(String key) {
    List<List<Scalar>> lists = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof SequenceNode sequence) {
        lists.add(scalars(key, sequence.getValue()));
      } else {
        problems.add(file, line(item), "not-a-list", key);
      }
    }
    return lists;
  }

  private List<Scalar> scalars(String key, List<Node> nodes) {
    List<Scalar> texts = new ArrayList<>();
    for (Node item : nodes) {
      if (item instanceof ScalarNode scalar) {
        texts.add(new Scalar(this, key, scalar.getValue(), line(scalar)));
      } else {
        problems.add(file, line(item), "not-a-text", key);
      }
    }
    return texts;
  }

  private List<Node> items(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (values.get(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(key, "not-a-list", key);
    return List.of();
  }

  public void problem(String key, String reason, Object... parameters) {
    problems.add(file, line(key), reason, parameters);
  }

  public int line() {
    return line(node);
  }

  /** Where the key's value stands; where the mapping begins when there is none. */
  public int line(String key) {
    return line(values.getOrDefault(key, node));
  }

  private static int line(Node at) {
    return Document.line(at.getStartMark());
  }
}
