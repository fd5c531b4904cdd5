package org.patchbay.theme.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;

class LogoTest {
  private static final String OPEN =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
          + " viewBox=\"0 0 56 28\">";

  private static Logo svg(String inner) {
    return Logo.of((OPEN + inner + "</svg>").getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Logo logo) {
    return new String(logo.content(), StandardCharsets.UTF_8);
  }

  private static String refused(byte[] file) {
    Fault fault = catchThrowableOfType(Fault.class, () -> Logo.of(file));
    assertThat(fault).as("it is refused").isNotNull();
    assertThat(fault.problems().get(0).field()).isEqualTo("logo");
    return fault.problems().get(0).messageKey();
  }

  @Test
  void aDrawingOfShapesStaysAsItIs() {
    Logo logo =
        svg(
            "<title>Acme &amp; Co</title><defs><linearGradient id=\"a\"><stop offset=\"0\""
                + " stop-color=\"#f00\"/></linearGradient><linearGradient id=\"b\""
                + " xlink:href=\"#a\"/></defs><g transform=\"translate(1,2)\"><path"
                + " d=\"M0 0h4v4z\" fill=\"url(#b)\"/><rect width=\"4\" height=\"4\""
                + " style=\"fill:#0b6e5f;stroke-width:2\"/></g>");
    assertThat(logo.left()).isZero();
    assertThat(logo.width()).isEqualTo(56);
    assertThat(logo.type()).isEqualTo("image/svg+xml");
    assertThat(text(logo))
        .contains("Acme &amp; Co", "url(#b)", "href=\"#a\"", "d=\"M0 0h4v4z\"", "fill=\"#0b6e5f\"")
        .contains("stroke-width=\"2\"")
        .doesNotContain("style");
    assertThat(Logo.of(logo.content())).as("cleaned again").isEqualTo(logo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<script href=\"data:,alert(1)\"/>",
        "<rect onload=\"alert(1)\" width=\"1\" height=\"1\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><b/></body></foreignObject>",
        "<image href=\"https://evil.example/x.png\"/>",
        "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
        "<use href=\"https://evil.example/x.svg#a\"/>",
        "<use href=\"#a\"/>",
        "<a href=\"javascript:alert(1)\"><rect/></a>",
        "<style>@import url(https://evil.example/x.css);</style>",
        "<rect fill=\"url(https://evil.example/x#a)\"/>",
        "<rect fill=\"url(//evil.example/x)\"/>",
        "<rect style=\"fill:url('https://evil.example/x')\"/>",
        "<rect style=\"background:url(x)\"/>",
        "<rect fill=\"u\\72l(x)\"/>",
        "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<animate attributeName=\"fill\" values=\"url(//evil.example)\"/>",
        "<filter id=\"f\"><feImage href=\"https://evil.example/x\"/></filter>",
        "<pattern id=\"p\"><rect/></pattern>",
        "<mask id=\"m\"/>",
        "<linearGradient xlink:href=\"https://evil.example/x#a\"/>",
        "<iframe src=\"https://evil.example\"/>",
      })
  void whatRunsOrLoadsIsLeftOutAndCounted(String evil) {
    Logo logo = svg("<g>" + evil + "</g><circle r=\"3\"/>");
    assertThat(text(logo).toLowerCase())
        .contains("circle")
        .doesNotContain("alert", "evil", "script", "import", "onload", "data:", "url(", "foreign")
        .doesNotContain("<use", "<image", "<style", "<filter", "<set", "<anim", "<a ", "\\");
    assertThat(logo.left()).isPositive();
  }

  @Test
  void notesOfEditorsGoWithoutAWord() {
    Logo logo =
        svg(
            "<!-- made by --><?editor x?><metadata xmlns=\"urn:x\"/><ink:page"
                + " xmlns:ink=\"urn:ink\"/><g ink:label=\"a\" xmlns:ink=\"urn:ink\"/>");
    assertThat(text(logo)).doesNotContain("made by", "editor", "ink", "metadata");
    assertThat(logo.left()).isZero();
  }

  @Test
  void aDocumentTypeIsRefusedSoThatNothingCanBeReadOrGrow() {
    String bomb =
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + OPEN + "&b;</svg>";
    String file = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + OPEN + "&x;</svg>";
    assertThat(refused(bomb.getBytes())).isEqualTo("theme.logo.broken");
    assertThat(refused(file.getBytes())).isEqualTo("theme.logo.broken");
  }

  @Test
  void whatIsNoUsableDrawingIsRefusedWithItsReason() {
    assertThat(refused("hello".getBytes())).isEqualTo("theme.logo.kind");
    assertThat(refused("<svg".getBytes())).isEqualTo("theme.logo.broken");
    assertThat(refused("<html><svg/></html>".getBytes())).isEqualTo("theme.logo.broken");
    assertThat(refused((OPEN.replaceAll("viewBox=\"[^\"]*\"", "") + "</svg>").getBytes()))
        .isEqualTo("theme.logo.box");
    assertThat(refused((OPEN.replace("0 0 56 28", "0 0 0 28") + "</svg>").getBytes()))
        .isEqualTo("theme.logo.shape");
    assertThat(refused((OPEN.replace("0 0 56 28", "0 0 900 28") + "</svg>").getBytes()))
        .isEqualTo("theme.logo.shape");
    assertThat(refused((OPEN + "<g/>".repeat(2_001) + "</svg>").getBytes()))
        .isEqualTo("theme.logo.parts");
    assertThat(refused((OPEN + "<g>".repeat(60) + "</g>".repeat(60) + "</svg>").getBytes()))
        .isEqualTo("theme.logo.parts");
    assertThat(refused(new byte[Logo.MOST_BYTES + 1])).isEqualTo("theme.logo.large");
  }

  private static byte[] png(int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aPngIsWrittenAnewWithoutWhatElseWasInTheFile() throws IOException {
    byte[] plain = png(64, 32);
    byte[] more = Arrays.copyOf(plain, plain.length + 40);
    System.arraycopy("<script>alert(1)</script>".getBytes(), 0, more, plain.length, 25);
    Logo logo = Logo.of(more);
    assertThat(logo.type()).isEqualTo("image/png");
    assertThat(logo.width()).isEqualTo(56);
    assertThat(new String(logo.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
  }

  @Test
  void aPngThatIsBrokenOrSmallOrLargeIsRefused() throws IOException {
    assertThat(refused(png(8, 8))).isEqualTo("theme.logo.pixels");
    assertThat(refused(png(1025, 1025))).isEqualTo("theme.logo.pixels");
    byte[] cut = Arrays.copyOf(png(64, 64), 45);
    assertThat(refused(cut)).isEqualTo("theme.logo.broken");
  }

  @Test
  void aPngThatSaysItIsEnormousIsRefusedBeforeAnythingIsUnpacked() throws IOException {
    byte[] huge = png(64, 64);
    ByteBuffer.wrap(huge).putInt(16, 100_000).putInt(20, 100_000);
    var sum = new CRC32();
    sum.update(huge, 12, 17);
    ByteBuffer.wrap(huge).putInt(29, (int) sum.getValue());
    assertThat(refused(huge)).isEqualTo("theme.logo.pixels");
  }
}
