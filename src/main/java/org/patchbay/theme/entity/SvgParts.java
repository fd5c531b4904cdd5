package org.patchbay.theme.entity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a drawing may be made of: shapes, paint, words. Nothing here can run, load, or grow by being
 * referred to; what is not named does not pass.
 */
final class SvgParts {
  static final String SPACE = "http://www.w3.org/2000/svg";
  static final String LINKS = "http://www.w3.org/1999/xlink";

  static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath");

  /** Elements whose words are kept. */
  static final Set<String> SPEAKING = Set.of("title", "desc", "text", "tspan");

  /** Attributes of a root or of editors, without which it looks the same. */
  static final Set<String> IDLE =
      Set.of(
          "version",
          "width",
          "height",
          "x",
          "y",
          "viewBox",
          "class",
          "baseProfile",
          "role",
          "enable-background",
          "xmlns",
          "lang",
          "space",
          "data-name",
          "aria-hidden",
          "aria-label",
          "focusable",
          "zoomAndPan",
          "contentScriptType",
          "contentStyleType");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "d",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "fx",
          "fy",
          "dx",
          "dy",
          "width",
          "height",
          "points",
          "offset",
          "transform",
          "gradientTransform",
          "gradientUnits",
          "spreadMethod",
          "clipPathUnits",
          "preserveAspectRatio",
          "pathLength",
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-width",
          "stroke-opacity",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-dasharray",
          "stroke-dashoffset",
          "opacity",
          "color",
          "stop-color",
          "stop-opacity",
          "clip-path",
          "clip-rule",
          "display",
          "visibility",
          "font-family",
          "font-size",
          "font-weight",
          "font-style",
          "text-anchor",
          "letter-spacing",
          "dominant-baseline",
          "paint-order");

  /** No colon, no slash, no backslash, no at: no address of another place can be written so. */
  private static final Pattern PLAIN = Pattern.compile("[\\w\\s.,#%()+'\"-]*");

  private static final Pattern OWN = Pattern.compile("#[\\w.-]+");
  private static final Pattern OWN_PAINT =
      Pattern.compile("url\\(\\s*['\"]?#[\\w.-]+['\"]?\\s*\\)");

  private SvgParts() {}

  static boolean mayPass(String attribute, String value) {
    if (attribute.equals("href")) {
      return OWN.matcher(value).matches();
    }
    return ATTRIBUTES.contains(attribute)
        && PLAIN.matcher(OWN_PAINT.matcher(value).replaceAll("")).matches()
        && !OWN_PAINT.matcher(value).replaceAll("").contains("url");
  }

  /** What a style attribute says, by name. */
  static Map<String, String> declarations(String style) {
    Map<String, String> said = new LinkedHashMap<>();
    Arrays.stream(style.split(";"))
        .map(one -> one.split(":", 2))
        .filter(one -> one.length == 2)
        .filter(one -> !one[0].strip().startsWith("-"))
        .forEach(one -> said.put(one[0].strip(), one[1].strip()));
    return said;
  }
}
