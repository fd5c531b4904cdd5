package org.patchbay.theme.entity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.patchbay.fault.entity.Fault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads an SVG and writes another one that holds only what {@link SvgParts} lets pass. Nothing of
 * the file itself is ever shown.
 */
final class SvgLogo {
  private static final String SIDE = "\\s*(-?[0-9]*\\.?[0-9]+(?:e-?[0-9]+)?)";
  private static final Pattern BOX =
      Pattern.compile(SIDE + "[\\s,]+" + SIDE + "[\\s,]+" + SIDE + "[\\s,]+" + SIDE + "\\s*");
  private static final Pattern LENGTH = Pattern.compile(SIDE + "(?:px)?\\s*");

  private SvgLogo() {}

  static Logo read(byte[] file) {
    Element root = parsed(file).getDocumentElement();
    if (!SvgParts.SPACE.equals(root.getNamespaceURI()) || !"svg".equals(root.getLocalName())) {
      throw Fault.invalid("logo", "theme.logo.broken");
    }
    double[] box = box(root);
    Document clean = builder().newDocument();
    var copy = new SvgCopy(clean);
    Element top = copy.root(root);
    top.setAttribute("viewBox", written(box));
    return new Logo(Logo.SVG, bytes(clean), Logo.shown(box[2], box[3]), copy.left());
  }

  private static String written(double... box) {
    return Arrays.stream(box)
        .mapToObj(
            side -> side == Math.rint(side) ? Long.toString((long) side) : String.valueOf(side))
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  /** What it shows of its plane; without a box the sides that it says. */
  private static double[] box(Element root) {
    Matcher box = BOX.matcher(root.getAttribute("viewBox"));
    if (box.matches()) {
      return new double[] {part(box, 1), part(box, 2), part(box, 3), part(box, 4)};
    }
    Matcher width = LENGTH.matcher(root.getAttribute("width"));
    Matcher height = LENGTH.matcher(root.getAttribute("height"));
    if (!width.matches() || !height.matches()) {
      throw Fault.invalid("logo", "theme.logo.box");
    }
    return new double[] {0, 0, part(width, 1), part(height, 1)};
  }

  private static double part(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }

  private static Document parsed(byte[] file) {
    try {
      return builder().parse(new ByteArrayInputStream(file));
    } catch (SAXException | IOException e) {
      throw Fault.invalid("logo", "theme.logo.broken");
    }
  }

  /** A document type could name files of ours and grow without end: there is none. */
  private static DocumentBuilder builder() {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Document document) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      var bytes = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
