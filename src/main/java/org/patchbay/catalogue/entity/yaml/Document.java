package org.patchbay.catalogue.entity.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One file as a mapping, or the reason why it is none. */
public final class Document {
  private Document() {}

  public static Optional<Entry> read(String file, String text, Problems problems) {
    return read(file, text, "", problems);
  }

  /**
   * @param language in which keys that speak several are read; empty for none but the file's own
   */
  public static Optional<Entry> read(String file, String text, String language, Problems problems) {
    try {
      Optional<Node> root = new Compose(settings(file)).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(new Entry(file, mapping, language, problems));
      }
      problems.add(file, 1, "not-a-mapping");
    } catch (MarkedYamlEngineException e) {
      problems.add(file, line(e.getProblemMark()), "syntax", e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file, 1, "syntax", e.getMessage());
    }
    return Optional.empty();
  }

  public static int line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }

  private static LoadSettings settings(String file) {
    return LoadSettings.builder().setLabel(file).setUseMarks(true).build();
  }
}
