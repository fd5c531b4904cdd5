package org.patchbay.host.entity;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.hypervisor.entity.HostFacts;

/** What a host has for machines to stand on besides its pools, as seen last. */
@Embeddable
public class Footing {
  List<String> bridges = new ArrayList<>();
  String fixturesPrint = "";

  protected Footing() {}

  void saw(HostFacts facts) {
    if (!bridges.equals(facts.bridges())) {
      bridges = new ArrayList<>(facts.bridges());
    }
  }

  /** True when what of ours carries or guards traffic there is not as it was. */
  public boolean sawFixtures(String print) {
    boolean news = !fixturesPrint.equals(print);
    fixturesPrint = print;
    return news;
  }

  List<String> bridges() {
    return List.copyOf(bridges);
  }
}
