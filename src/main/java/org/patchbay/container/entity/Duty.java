package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The node that a container is: what its guest is told of it, or that there is none. */
@Embeddable
public class Duty {
  String hostName;
  String userData;
  List<String> openPorts;
  List<String> roles;
  int seeds;
  int seedsWritten;
  boolean spare;
  boolean vacant;

  protected Duty() {}

  static Duty of(ContainerDraft draft) {
    Duty duty = new Duty();
    duty.roles = List.copyOf(draft.roles());
    duty.openPorts = GuardText.ports(draft.open());
    duty.userData = draft.userData();
    return duty;
  }

  /** No node is to run in it. */
  void layDown() {
    spare = true;
    vacant = false;
  }

  /** A node is to run in it again. */
  void takeUp() {
    spare = false;
    vacant = false;
  }

  /** Nothing is left of a machine. */
  void vacated() {
    vacant = true;
  }

  boolean isVacant() {
    return spare && vacant;
  }

  /** What it gives away with its node. */
  NodeBurden burden(UUID cluster, String name, DataDisk data) {
    return new NodeBurden(
        cluster,
        hostName(name),
        userData,
        List.copyOf(openPorts),
        List.copyOf(roles),
        data.node(),
        data.gib(),
        data.isTreasured());
  }

  void forget() {
    hostName = null;
    userData = "";
    openPorts = List.of();
    roles = List.of();
  }

  void shoulder(NodeBurden burden) {
    hostName = burden.hostName();
    tell(burden.roles(), burden.openPorts(), burden.userData());
    takeUp();
  }

  /** The guest is to be told something else than it was, by another seed. */
  void tell(List<String> duties, List<String> open, String data) {
    roles = duties;
    openPorts = open;
    userData = data;
    seeds++;
  }

  /** Who reaches it is another than before; its guest need not know. */
  void guard(List<String> open) {
    openPorts = open;
  }

  /** The seed with that number was written. */
  void seeded(int number) {
    seedsWritten = Math.max(seedsWritten, number);
  }

  /** One that no node runs in is told nothing until one comes. */
  boolean isReseedDue() {
    return !spare && seedsWritten < seeds;
  }

  String hostName(String otherwise) {
    return Optional.ofNullable(hostName).orElse(otherwise);
  }

  /** What tells a guest that its seed is another one than it knew: as cloud-init's instance id. */
  String instance(UUID id) {
    return seeds == 0 ? id.toString() : id + "-" + seeds;
  }
}
