package org.patchbay.host.control;

import java.util.Map;
import java.util.TreeMap;

/**
 * Asks which bridges hosts need, and how many bytes a frame must be able to carry there: whoever
 * has networks that may come to any host says so, in the transaction in which it is fired.
 */
public final class BridgesAsked {
  private final Map<String, Integer> publics = new TreeMap<>();
  private final Map<Integer, Integer> segments = new TreeMap<>();

  public void needPublic(String bridge, int mtu) {
    publics.merge(bridge, mtu, Math::max);
  }

  public void needSegment(int id, int mtu) {
    segments.put(id, mtu);
  }

  Map<String, Integer> publics() {
    return publics;
  }

  Map<Integer, Integer> segments() {
    return segments;
  }
}
