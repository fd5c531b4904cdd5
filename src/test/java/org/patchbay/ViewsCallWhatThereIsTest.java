package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.theme.boundary.PageView;

/** A call that a view makes is only looked for when somebody sees that part of it. */
class ViewsCallWhatThereIsTest {
  private static final Pattern CALL = Pattern.compile("\\bpage\\.([a-zA-Z]+)\\(");

  private static final Set<String> KNOWN =
      Arrays.stream(PageView.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

  static Stream<Map.Entry<Path, String>> views() {
    return Wording.views().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyCallOfThePageIsOne(Map.Entry<Path, String> view) {
    assertThat(CALL.matcher(view.getValue()).results().map(call -> call.group(1)).distinct())
        .as(view.getKey().toString())
        .allMatch(KNOWN::contains);
  }
}
