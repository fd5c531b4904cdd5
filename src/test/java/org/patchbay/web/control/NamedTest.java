package org.patchbay.web.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamedTest {
  @Test
  void aValueWithinASentenceIsSaidByItsWord() {
    assertThat(Texts.of(Locale.GERMAN, "fault.NO_SUCH_THING", "tenant", "acme"))
        .startsWith("„acme“ (Mandant) gibt es hier nicht.");
    assertThat(Texts.of(Locale.ENGLISH, "fault.QUOTA_ASKED", "publicIpv4"))
        .startsWith("A request for more of \"Public IPv4 addresses\"");
  }

  @Test
  void aValueWithoutAWordIsSaidAsItIs() {
    assertThat(Texts.of(Locale.ENGLISH, "fault.NO_SUCH_THING", "unicorn", "x"))
        .startsWith("There is no unicorn called \"x\"");
  }
}
