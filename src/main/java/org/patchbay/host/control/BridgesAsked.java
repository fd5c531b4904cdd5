package org.patchbay.host.control;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks which bridges hosts need: whoever has networks that may come to any host says so, in the
 * transaction in which it is fired.
 */
public final class BridgesAsked {
  private final Set<String> publics = new TreeSet<>();
  private final Set<Integer> segments = new TreeSet<>();

  public void needPublic(String bridge) {
    publics.add(bridge);
  }

  public void needSegment(int id) {
    segments.add(id);
  }

  Collection<String> publics() {
    return publics;
  }

  Collection<Integer> segments() {
    return segments;
  }
}
