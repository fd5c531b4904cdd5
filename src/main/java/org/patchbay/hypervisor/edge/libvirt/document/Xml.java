package org.patchbay.hypervisor.edge.libvirt.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An element of a document that is read or written. Values go in and out as values: nothing is
 * glued together, and a document with a DOCTYPE is refused, since text in it may be a stranger's.
 */
public final class Xml {
  private final Element element;

  private Xml(Element element) {
    this.element = element;
  }

  static Xml root(String name) {
    Document document = builder().newDocument();
    Element root = document.createElement(name);
    document.appendChild(root);
    return new Xml(root);
  }

  /** Throws {@code IllegalArgumentException} when the text is no document we accept. */
  public static Xml parse(String text) {
    try {
      return new Xml(builder().parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("not a document we accept: " + e.getMessage(), e);
    }
  }

  private static DocumentBuilder builder() {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  Xml set(String attribute, Object value) {
    element.setAttribute(attribute, XmlText.checked(value));
    return this;
  }

  Xml text(Object value) {
    element.setTextContent(XmlText.checked(value));
    return this;
  }

  /** A new child, filled by the consumer; returns this element. */
  Xml child(String name, Consumer<Xml> filling) {
    return append(element.getOwnerDocument().createElement(name), filling);
  }

  Xml child(String name) {
    return child(name, none -> {});
  }

  /** A new child that holds one value; returns this element. */
  Xml child(String name, Object value) {
    return child(name, child -> child.text(value));
  }

  /** A new child of another namespace, named {@code prefix:name}. */
  Xml child(String namespace, String name, Consumer<Xml> filling) {
    return append(element.getOwnerDocument().createElementNS(namespace, name), filling);
  }

  private Xml append(Element child, Consumer<Xml> filling) {
    element.appendChild(child);
    filling.accept(new Xml(child));
    return this;
  }

  /** Takes it out of what it is in. */
  void remove() {
    element.getParentNode().removeChild(element);
  }

  /** The first element along the path, as {@code devices/interface}. */
  public Optional<Xml> find(String path) {
    Optional<Xml> here = Optional.of(this);
    for (String name : path.split("/")) {
      here = here.flatMap(found -> found.children(name).stream().findFirst());
    }
    return here;
  }

  public List<Xml> children(String name) {
    return children().stream().filter(child -> name.equals(child.name())).toList();
  }

  /** All that are children of this one. */
  List<Xml> children() {
    List<Xml> found = new ArrayList<>();
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        found.add(new Xml(child));
      }
    }
    return found;
  }

  /** All attributes, by name. */
  Map<String, String> attributes() {
    Map<String, String> found = new TreeMap<>();
    NamedNodeMap nodes = element.getAttributes();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
    }
    return found;
  }

  private static String localName(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  /** All elements of that name below. */
  public List<Xml> all(String name) {
    List<Xml> found = new ArrayList<>();
    NodeList nodes = element.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add(new Xml((Element) nodes.item(i)));
    }
    return found;
  }

  String name() {
    return localName(element);
  }

  /** The attribute's value, empty when there is none. */
  public String get(String attribute) {
    return element.getAttribute(attribute);
  }

  public String text() {
    return element.getTextContent().strip();
  }

  @Override
  public String toString() {
    try {
      var factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      var out = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
