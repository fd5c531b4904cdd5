package org.patchbay.hypervisor.edge.libvirt.document;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A document as any other reader sees it. */
final class XPathText {
  private final Document document;

  XPathText(String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (Exception e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  String at(String path) {
    return (String) evaluate("string(" + path + ")", false);
  }

  int count(String path) {
    return ((Double) evaluate("count(" + path + ")", true)).intValue();
  }

  private Object evaluate(String path, boolean number) {
    try {
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate(path, document, number ? XPathConstants.NUMBER : XPathConstants.STRING);
    } catch (Exception e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
