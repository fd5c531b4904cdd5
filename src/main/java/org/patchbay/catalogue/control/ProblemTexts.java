package org.patchbay.catalogue.control;

import static java.util.stream.Collectors.joining;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.patchbay.catalogue.entity.yaml.Problem;

/** Problems as one text for whoever starts the portal and reads its log. */
final class ProblemTexts {
  private static final String BUNDLE = "messages.catalogue";

  private ProblemTexts() {}

  static String of(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.place() + ": " + reason(problem))
        .collect(joining("\n  ", "The catalogue's files are not accepted:\n  ", ""));
  }

  private static String reason(Problem problem) {
    String pattern = ResourceBundle.getBundle(BUNDLE, Locale.ROOT).getString(problem.messageKey());
    return new MessageFormat(pattern, Locale.ENGLISH).format(problem.parameters().toArray());
  }
}
