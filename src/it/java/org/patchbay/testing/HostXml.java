package org.patchbay.testing;

import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A document of libvirt's, read by path. */
final class HostXml {
  private final Document document;

  HostXml(String text) {
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  Stream<Element> elements(String path) {
    NodeList found = nodes(path);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  /** What stands there, as {@code /domain/vcpu} or {@code //mac/@address}. */
  Set<String> texts(String path) {
    NodeList found = nodes(path);
    Set<String> texts = new TreeSet<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  /** The only such text; empty when there is none. */
  String text(String path) {
    return String.join(" ", texts(path));
  }

  private NodeList nodes(String path) {
    try {
      return (NodeList)
          XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
