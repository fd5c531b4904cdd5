package org.patchbay.hypervisor.edge.libvirt.document;

/** Which characters a document can carry at all; escaping is the writer's. */
final class XmlText {
  private XmlText() {}

  static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000 && point <= 0x10FFFF;
  }

  /** The value's text; {@code IllegalArgumentException} when no document can carry it. */
  static String checked(Object value) {
    String text = String.valueOf(value);
    if (!text.codePoints().allMatch(XmlText::allowed)) {
      throw new IllegalArgumentException("a character that no XML document can hold");
    }
    return text;
  }
}
