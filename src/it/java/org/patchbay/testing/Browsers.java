package org.patchbay.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser: Debian's Chromium, with nothing of its own on the network. */
public final class Browsers implements AutoCloseable {
  /** Widths at which pages have to work: a telephone, a tablet, a desk. */
  public static final List<Integer> WIDTHS = List.of(360, 768, 1440);

  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  public Browsers() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setHeadless(true)
                    .setArgs(FLAGS));
  }

  /** A page in a session of its own. */
  public Page page() {
    return page(new Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  /** A page in a session of its own. */
  public Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  /**
   * Fills in the login that the page has been sent to; the demo's people have their names as
   * passwords.
   */
  public static void logIn(Page page, String person) {
    page.fill("#username", person);
    page.click("#kc-login");
    page.fill("#password", person);
    page.click("#kc-login");
  }

  /** What keeps people from using the page, in light and dark: empty when nothing does. */
  public static List<String> barriers(Page page) {
    List<String> barriers = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      // In the dark only colours differ.
      var axe = new AxeBuilder(page);
      (scheme == ColorScheme.LIGHT ? axe.withTags(RULES) : axe.withRules(COLOURS))
          .analyze().getViolations().stream()
              .map(rule -> scheme + " " + told(rule))
              .forEach(barriers::add);
    }
    return barriers;
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  /** As {@link #shoot}, when {@code -Dpatchbay.test.pictures} asks for every page. */
  public static void shootIfAsked(Page page, String name) {
    if (System.getProperty("patchbay.test.pictures") != null) {
      shoot(page, name);
    }
  }

  /** For people to look at, in both schemes: {@code target/pictures}. */
  public static void shoot(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/pictures", name + "-" + scheme + ".png")));
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
