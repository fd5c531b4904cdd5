package org.patchbay.probe.control;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.probe.entity.Question;
import org.patchbay.probe.entity.Reply;

/** What came back of a round from one node, or from one way to it. */
record Heard(Map<Question, Reply> replies, Map<String, GuestFile> files) {
  static final Heard NOTHING = new Heard(Map.of(), Map.of());

  Heard and(Heard more) {
    Map<Question, Reply> both = new LinkedHashMap<>(replies);
    both.putAll(more.replies);
    Map<String, GuestFile> all = new HashMap<>(files);
    all.putAll(more.files);
    return new Heard(both, all);
  }
}
