package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.identity.entity.KeptForm.Field;

class KeptFormTest {
  private static final KeptForm FORM =
      new KeptForm(
          "/t/acme/new-cluster/preview",
          "/t/acme/new-cluster",
          List.of(new Field("name", "voice & <b>\n\"ü\""), new Field("confirm", "a=b")));

  @Test
  void whatIsKeptComesBackAsItWas() {
    assertThat(KeptForm.of(FORM.encoded())).contains(FORM);
  }

  @Test
  void itFitsIntoACookieAndLeavesTheFieldsOutWhereTheyDoNot() {
    assertThat(FORM.encoded()).matches("[A-Za-z0-9_-]+");
    var tooLong = new KeptForm("/a", "/b", List.of(new Field("name", "x".repeat(4000))));
    assertThat(KeptForm.of(tooLong.encoded())).contains(new KeptForm("/a", "/b", List.of()));
  }

  @Test
  void theTokenOfTheSessionThatIsOverIsNotKept() {
    assertThat(KeptForm.fields("_csrf=old&name=a+b%26c&empty=&name=second&nonsense"))
        .containsExactly(new Field("name", "a b&c"), new Field("name", "second"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/\n/b\n",
        "//evil.example\n/b\n",
        "/\\evil.example\n/b\n",
        "/a\njavascript:alert(1)\n",
        "/a\n/b\nname=%zz",
        "/a\n/b",
        ""
      })
  void whatIsNoFormOfOursIsNone(String text) {
    String cookie = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    assertThat(KeptForm.of(cookie)).isEmpty();
    assertThat(KeptForm.of("§ no base64")).isEmpty();
  }
}
