package org.patchbay.helpdesk.entity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.patchbay.identity.entity.HelpDeed;

/** Deeds as a row holds them. */
final class Deeds {
  private Deeds() {}

  /** In the enum's order. */
  static List<String> row(Collection<HelpDeed> deeds) {
    return deeds.stream().sorted().map(HelpDeed::name).toList();
  }

  static Set<HelpDeed> of(List<String> row) {
    Set<HelpDeed> deeds = EnumSet.noneOf(HelpDeed.class);
    row.forEach(name -> deeds.add(HelpDeed.valueOf(name)));
    return deeds;
  }
}
