package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Thymeleaf would let pass and do otherwise than it reads. */
class ViewsTest {
  private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/views");

  /** It is replaced before anybody asks whether: the condition belongs on an element around it. */
  private static final Pattern REPLACED_WHATEVER_IS_THE_CASE =
      Pattern.compile(
          "<[^>]*\\sth:(if|unless)=\"[^\"]*\"[^>]*\\sth:replace=|"
              + "<[^>]*\\sth:replace=\"[^\"]*\"[^>]*\\sth:(if|unless)=");

  static Stream<Path> views() throws IOException {
    return Files.walk(VIEWS).filter(path -> path.toString().endsWith(".html"));
  }

  @ParameterizedTest
  @MethodSource("views")
  void noElementIsReplacedOnACondition(Path view) throws IOException {
    assertThat(Files.readString(view)).doesNotContainPattern(REPLACED_WHATEVER_IS_THE_CASE);
  }
}
