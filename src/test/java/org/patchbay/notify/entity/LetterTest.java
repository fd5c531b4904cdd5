package org.patchbay.notify.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.web.control.Texts;

class LetterTest {
  @Test
  void whatStandsInAHeaderIsOneLine() {
    String evil = "Hello\r\nBcc: x@evil.example\u2028\u0000there";
    var letter = new Letter(new UUID(0, 1), "a@b.example", evil, Locale.ENGLISH, evil, "", "");
    assertThat(letter.subject()).isEqualTo("Hello Bcc: x@evil.example there");
    assertThat(letter.sender()).isEqualTo(letter.subject());
  }

  @Test
  void theNextTryIsLaterEachTimeAndNeverLaterThanHalfAnHour() {
    assertThat(Patience.after(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Patience.after(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Patience.after(3)).isEqualTo(Duration.ofSeconds(20));
    assertThat(Patience.after(30)).isEqualTo(Duration.ofMinutes(30));
    assertThat(Patience.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void everyKindOfMailHasItsWords() {
    for (MailKind kind : MailKind.values()) {
      for (String part : new String[] {"subject", "text", "action"}) {
        assertThat(Texts.find(Locale.ENGLISH, kind.words(part), "a", "b", "c", "d"))
            .as(kind + " " + part)
            .isPresent();
      }
      assertThat(Texts.find(Locale.ENGLISH, "notify.kind." + kind)).isPresent();
    }
  }
}
