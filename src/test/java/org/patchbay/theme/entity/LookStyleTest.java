package org.patchbay.theme.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LookStyleTest {
  private static Look look(String name, String accentLight, String topDark) {
    Look look = new Look(UUID.randomUUID());
    var draft = new LookDraft("base", name, "", accentLight, "", "", topDark, true);
    look.become(draft, Instant.EPOCH);
    return look;
  }

  @Test
  void eachShadeHasOnlyTheColoursThatWereChosenForIt() {
    String style = LookStyle.ofPages(look("", "#0b6e5f", "#ffffff"));
    String[] shades = style.split("\n");
    assertThat(shades[0]).contains("scheme: light", "--accent: #0b6e5f;", "--on-accent: #ffffff");
    assertThat(shades[0]).doesNotContain("--top");
    assertThat(shades[1]).contains("scheme: dark", "--top: #ffffff;", "--top-ink: #10141a");
    assertThat(shades[1]).doesNotContain("--accent");
  }

  @Test
  void aNameCanDoNothingInAStyleButBeRead() {
    String evil = "\"; } body { background: url(//evil.example) } /*\\";
    String style = LookStyle.ofSignIn(look(evil, "", ""));
    assertThat(style).doesNotContain("evil.example", "body {", "/*", "//").contains("\\000022");
    assertThat(LookStyle.quoted("Äcme 1")).isEqualTo("\"\\0000c4cme\\0000201\"");
  }

  @Test
  void aLookWithoutLogoAndNameLeavesTheBrandsOwnOnTheLogin() {
    assertThat(LookStyle.ofSignIn(look("", "#0b6e5f", ""))).doesNotContain("kc-header", "--mark");
  }

  @Test
  void whatIsWrongWithADraftIsSaidByField() {
    var draft =
        new LookDraft("nope", "x".repeat(41), "javascript:alert(1)", "#777", "red", "", "", false);
    assertThat(draft.problems(Set.of("base")))
        .extracting(problem -> problem.field())
        .containsExactly("brand", "portalName", "contact", "accentLight", "accentDark");
    assertThat(draft.proposals()).containsOnlyKeys("accentLight");
    assertThat(draft.with("accentLight", "#707070").accentLight()).isEqualTo("#707070");
    assertThat(draft.with("brand", "#707070")).isEqualTo(draft);
  }

  @Test
  void aContactIsAMailAddressATelephoneNumberOrAPage() {
    assertThat(Contact.href("help@acme.example")).contains("mailto:help@acme.example");
    assertThat(Contact.href("+49 (30) 123-45")).contains("tel:+493012345");
    assertThat(Contact.href("https://acme.example/help")).contains("https://acme.example/help");
    for (String bad :
        new String[] {
          "javascript:alert(1)",
          "data:text/html,x",
          "//evil.example",
          "https:evil",
          "http://a@b/",
          "help@acme.example?bcc=x@y.example",
          "ask Bob",
          "file:///etc/passwd"
        }) {
      assertThat(Contact.href(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void aBrandsColoursAreThoseOfItsTokens() {
    var brand =
        new Brand(
            "northwind",
            "Northwind",
            ":root { --accent: #0b6e5f; --accent-strong: #084f45; --top: #0b2f2a; }\n"
                + "@media (prefers-color-scheme: dark) { :root { --accent: #6fd0bd; } }");
    assertThat(brand.accent(Shade.LIGHT).hex()).isEqualTo("#0b6e5f");
    assertThat(brand.accent(Shade.DARK).hex()).isEqualTo("#6fd0bd");
    assertThat(brand.top(Shade.LIGHT).hex()).isEqualTo("#0b2f2a");
    assertThat(brand.top(Shade.DARK).hex()).as("the product's").isEqualTo("#0b0e12");
  }
}
