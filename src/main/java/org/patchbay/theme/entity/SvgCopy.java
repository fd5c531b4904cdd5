package org.patchbay.theme.entity;

import java.util.Map;
import java.util.stream.IntStream;
import org.patchbay.fault.entity.Fault;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Copies of a drawing what may pass, and counts what may not. */
final class SvgCopy {
  private static final int MOST_PARTS = 2_000;
  private static final int DEEPEST = 32;

  private final Document into;
  private int parts;
  private int left;

  SvgCopy(Document into) {
    this.into = into;
  }

  /** How many elements and attributes were left out, other than editors' notes. */
  int left() {
    return left;
  }

  Element root(Element from) {
    Element root = into.createElementNS(SvgParts.SPACE, "svg");
    into.appendChild(root);
    fill(root, from, 0);
    return root;
  }

  private void copy(Element from, Element parent, int depth) {
    if (!SvgParts.SPACE.equals(from.getNamespaceURI())) {
      return;
    }
    if (!SvgParts.ELEMENTS.contains(from.getLocalName())) {
      left++;
      return;
    }
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      throw Fault.invalid("logo", "theme.logo.parts", MOST_PARTS);
    }
    Element copy = into.createElementNS(SvgParts.SPACE, from.getLocalName());
    parent.appendChild(copy);
    fill(copy, from, depth);
  }

  private void fill(Element copy, Element from, int depth) {
    NamedNodeMap attributes = from.getAttributes();
    IntStream.range(0, attributes.getLength())
        .mapToObj(i -> (Attr) attributes.item(i))
        .forEach(attribute -> attribute(copy, attribute));
    for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        copy(element, copy, depth + 1);
      } else if (child instanceof Text text && SvgParts.SPEAKING.contains(from.getLocalName())) {
        copy.appendChild(into.createTextNode(text.getData()));
      }
    }
  }

  private void attribute(Element copy, Attr from) {
    if (from.getNamespaceURI() != null && !SvgParts.LINKS.equals(from.getNamespaceURI())) {
      return;
    }
    if (from.getName().equals("style")) {
      styles(copy, from.getValue());
    } else {
      set(copy, from.getLocalName(), from.getValue());
    }
  }

  /** Editors write as style what attributes say as well. */
  private void styles(Element copy, String text) {
    Map<String, String> said = SvgParts.declarations(text);
    said.forEach((name, value) -> set(copy, name, value));
  }

  private void set(Element copy, String name, String value) {
    if (SvgParts.mayPass(name, value)) {
      copy.setAttribute(name, value);
    } else if (!SvgParts.IDLE.contains(name)) {
      left++;
    }
  }
}
