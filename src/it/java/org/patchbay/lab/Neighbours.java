package org.patchbay.lab;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The two residents of a tenant's private segment.
 *
 * @param segment its tag
 */
record Neighbours(int segment, Resident one, Resident two) {
  List<Resident> both() {
    return List.of(one, two);
  }

  Resident beside(Resident one) {
    return one == this.one ? two : this.one;
  }

  Set<String> macs() {
    return new TreeSet<>(Stream.of(one, two).map(Resident::mac).toList());
  }
}
