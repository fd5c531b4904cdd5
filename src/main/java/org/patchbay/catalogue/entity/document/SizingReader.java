package org.patchbay.catalogue.entity.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.sizing.Capacity;
import org.patchbay.catalogue.entity.sizing.Growth;
import org.patchbay.catalogue.entity.sizing.Load;
import org.patchbay.catalogue.entity.sizing.Sizing;
import org.patchbay.catalogue.entity.sizing.SizingShape;
import org.patchbay.catalogue.entity.yaml.Entry;

/** Reads {@code sizing.yaml}. */
final class SizingReader {
  private SizingReader() {}

  static Sizing read(Entry entry) {
    entry.only("shapes", "roles");
    List<SizingShape> shapes = new ArrayList<>();
    entry.entries("shapes").forEach(shape -> shapes.add(shape(shape)));
    Map<String, Capacity> capacities = new LinkedHashMap<>();
    for (Entry item : entry.entries("roles")) {
      Capacity capacity = capacity(item);
      if (capacities.put(capacity.role(), capacity) != null) {
        item.problem("role", "twice", capacity.role());
      }
    }
    return new Sizing(shapes, capacities);
  }

  /** A shape for any load has neither of the two numbers. */
  static boolean limited(Entry shape) {
    return shape.has("extensions") || shape.has("calls");
  }

  private static SizingShape shape(Entry entry) {
    entry.only("blueprint", "extensions", "calls", "basis");
    return new SizingShape(
        entry.scalar("blueprint").code(),
        limited(entry) ? Optional.of(load(entry)) : Optional.empty(),
        entry.scalar("basis").basis());
  }

  private static Capacity capacity(Entry entry) {
    entry.only("role", "extensions", "calls", "grows", "basis");
    return new Capacity(
        entry.scalar("role").code(),
        load(entry),
        entry.scalar("grows").choice(Growth.class),
        entry.scalar("basis").basis());
  }

  private static Load load(Entry entry) {
    return new Load(
        entry.scalar("extensions").number(1, Load.MOST_EXTENSIONS),
        entry.scalar("calls").number(1, Load.MOST_CALLS));
  }
}
