package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox|Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36|Chrome|Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0|Edge|Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/18.6 Safari/605.1.15|Safari|macOS",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1|Safari|iPhone",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36|Samsung Internet|Android",
      })
  void isCalledAsPeopleCallIt(String agent, String name, String system) {
    assertThat(Browser.of(agent).name()).contains(name);
    assertThat(Browser.of(agent).system()).contains(system);
  }

  @Test
  void ofWhichNothingIsKnownHasNoName() {
    assertThat(Browser.of("curl/8.14").name()).isEmpty();
    assertThat(Browser.of("").system()).isEmpty();
  }

  @Test
  void whatItSaysIsKeptShortAndPlain() {
    var login = new LoginTrace("olga", null, null, "-", "a\r\nb" + "x".repeat(1000));
    assertThat(login.agent()).startsWith("a  bx").hasSize(300);
    assertThat(new LoginTrace("olga", null, null, "-", null).agent()).isEmpty();
  }
}
