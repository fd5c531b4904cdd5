package org.patchbay.host.entity;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostGround;

/** What a host has for machines to stand on besides its pools, as seen last. */
@Embeddable
public class Footing {
  List<String> bridges = new ArrayList<>();
  List<String> bridgesDown = new ArrayList<>();
  List<String> bridgeMtus = new ArrayList<>();
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
    List<String> carried = carried(facts.ground());
    if (!bridgeMtus.equals(carried)) {
      bridgeMtus = new ArrayList<>(carried);
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

  /** A line each, as {@code br-public 1500}. */
  private static List<String> carried(HostGround ground) {
    return ground.mtus().entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .sorted()
        .toList();
  }

  public HostGround ground() {
    Map<String, Integer> mtus = new HashMap<>();
    bridgeMtus.forEach(line -> mtus.put(line.split(" ")[0], Integer.valueOf(line.split(" ")[1])));
    return new HostGround(bridgesDown, openVswitch, guards, mtus);
  }

  List<String> bridges() {
    return List.copyOf(bridges);
  }
}
