package org.patchbay.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.PageServer;
import org.patchbay.theme.boundary.SamplePages;

/** Every component in a real browser: with the portal's templates, style and content policy. */
class StyleguideIT {
  private static final SamplePages PAGES = new SamplePages();
  private static PageServer server;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws IOException {
    server =
        new PageServer(
            PAGES::render,
            List.of(
                Path.of("target/frontend/static"),
                Path.of("src/main/webapp/static"),
                brandFiles()));
    browsers = new Browsers();
  }

  /** Under the names by which pages know them. */
  private static Path brandFiles() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/frontend/brands"));
    Path northwind = Path.of("themes/northwind/portal");
    Files.write(
        folder.resolve("brand-northwind.css"), Files.readAllBytes(northwind.resolve("tokens.css")));
    Files.write(
        folder.resolve("brand-northwind.svg"), Files.readAllBytes(northwind.resolve("logo.svg")));
    return folder;
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "northwind"})
  void everyComponentCanBeUsedByEverybodyInLightAndDark(String brand) {
    Page page = open("/t/acme/clusters?brand=" + brand, 1440);
    for (int width : Browsers.WIDTHS) {
      page.setViewportSize(width, 900);
      Browsers.shoot(page, "styleguide-" + brand + "-" + width);
      assertThat(Browsers.barriers(page)).as("at %d pixels", width).isEmpty();
    }
  }

  @Test
  void noWidthMakesThePageScrollSideways() {
    for (int width : Browsers.WIDTHS) {
      Page page = open("/t/acme/clusters", width);
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("at %d pixels", width)
          .isEqualTo(0);
    }
  }

  @Test
  void theContentPolicyHasNothingToRefuseAndEveryKeyHasItsWords() {
    Page page = browsers.page();
    List<String> said = new ArrayList<>();
    page.onConsoleMessage(message -> said.add(message.text()));
    page.onPageError(said::add);
    page.navigate(server.url() + "/t/acme/clusters");
    assertThat(said).isEmpty();
    assertThat(page.content()).doesNotContain("??");
  }

  @Test
  void menusWorkWithoutScripts() {
    Page page = browsers.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(server.url() + "/t/acme/clusters");
    page.click(".pb-account summary");
    assertThat(page.isVisible(".pb-menu button")).isTrue();
    assertThat(page.isVisible(".pb-copy button")).isFalse();
  }

  @Test
  void slashGoesToTheSearchFieldAndEscapeClosesTheMenu() {
    Page page = open("/t/acme/clusters", 1440);
    page.click("h1");
    page.keyboard().press("/");
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
    page.click(".pb-account summary");
    page.keyboard().press("Escape");
    assertThat(page.isVisible(".pb-menu button")).isFalse();
  }

  private static Page open(String path, int width) {
    Page page = browsers.page(new Browser.NewContextOptions().setViewportSize(width, 900));
    page.navigate(server.url() + path);
    return page;
  }
}
