package org.patchbay.network.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What a tenant says of an address.
 *
 * @param note what it is for
 * @param reverseName a host name without its last dot, or empty
 */
public record Words(String note, String reverseName) {
  private static final int LONGEST_NOTE = 200;
  private static final int LONGEST_NAME = 253;
  private static final Pattern LABEL =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

  /** As they were typed; throws {@code INVALID_INPUT} with everything that is wrong. */
  public static Words of(String note, String reverseName) {
    Words words =
        new Words(
            note == null ? "" : note.strip(),
            reverseName == null ? "" : reverseName.strip().replaceAll("\\.$", ""));
    Fault.refuse(words.problems());
    return words;
  }

  private List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
      problems.add(new FieldProblem("note", "network.note.invalid", List.of(LONGEST_NOTE)));
    }
    if (!reverseName.isEmpty() && !isHostName()) {
      problems.add(
          new FieldProblem("reverseName", "network.reverse.invalid", List.of(reverseName)));
    }
    return problems;
  }

  private boolean isHostName() {
    List<String> labels = List.of(reverseName.split("\\.", -1));
    return reverseName.length() <= LONGEST_NAME
        && labels.size() > 1
        && labels.stream().allMatch(label -> LABEL.matcher(label).matches());
  }
}
