package org.patchbay.host.entity;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostGround;

/** What a host has for machines to stand on besides its pools, as seen last. */
@Embeddable
public class Footing {
  List<String> bridges = new ArrayList<>();
  List<String> bridgesDown = new ArrayList<>();
  boolean openVswitch = true;
  boolean guards = true;
  String fixturesPrint = "";

  protected Footing() {}

  void saw(HostFacts facts) {
    if (!bridges.equals(facts.bridges())) {
      bridges = new ArrayList<>(facts.bridges());
    }
    if (!bridgesDown.equals(facts.ground().down())) {
      bridgesDown = new ArrayList<>(facts.ground().down());
    }
    openVswitch = facts.ground().openVswitch();
    guards = facts.ground().guards();
  }

  /** True when what of ours carries or guards traffic there is not as it was. */
  public boolean sawFixtures(String print) {
    boolean news = !fixturesPrint.equals(print);
    fixturesPrint = print;
    return news;
  }

  public HostGround ground() {
    return new HostGround(bridgesDown, openVswitch, guards);
  }

  List<String> bridges() {
    return List.copyOf(bridges);
  }
}
