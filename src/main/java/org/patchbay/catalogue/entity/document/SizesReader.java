package org.patchbay.catalogue.entity.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.NamedSize;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.yaml.Entry;

/** Reads {@code sizes.yaml}. */
final class SizesReader {
  private SizesReader() {}

  static Sizes read(Entry entry) {
    entry.only("headroom", "sizes");
    Map<String, NamedSize> byName = new LinkedHashMap<>();
    for (Entry item : entry.entries("sizes")) {
      NamedSize size = size(item);
      if (byName.put(size.name(), size) != null) {
        item.problem("name", "twice", size.name());
      }
    }
    if (!byName.containsKey(Sizes.PROPOSED)) {
      entry.problem("sizes", "missing", Sizes.PROPOSED);
    }
    Optional<Entry> headroom = entry.child("headroom").map(child -> child.only("factor", "basis"));
    return new Sizes(
        byName,
        headroom.map(child -> child.scalar("factor").factor(1, 16)).orElse(1.0),
        headroom.map(child -> child.scalar("basis").basis()).orElse(Basis.PROPOSED));
  }

  private static NamedSize size(Entry entry) {
    entry.speaks("title").only("name", "title", "factor", "fixed", "basis");
    String name = entry.scalar("name").code();
    String title = entry.text("title");
    Basis basis = entry.scalar("basis").basis();
    if (entry.has("fixed") == entry.has("factor")) {
      entry.problem("name", "factor-or-fixed", name);
    }
    return entry
        .optionalChild("fixed")
        .<NamedSize>map(fixed -> new NamedSize.Fixed(name, title, RoleReader.size(fixed), basis))
        .orElseGet(() -> new NamedSize.Scaled(name, title, factor(entry), basis));
  }

  private static double factor(Entry entry) {
    return entry.optional("factor").map(factor -> factor.factor(0.01, 100)).orElse(1.0);
  }
}
