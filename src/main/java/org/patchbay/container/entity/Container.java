package org.patchbay.container.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.Guard;

/**
 * A container: what is wanted of it. What was seen of it and done for it, {@link ContainerNotes}
 * keeps.
 */
@Entity
@Table(name = "container")
@DynamicUpdate
public class Container extends ContainerNotes {
  protected Container() {}

  public Container(ContainerDraft draft, Instant now) {
    id = draft.id();
    clusterId = draft.cluster();
    name = draft.name();
    hostId = draft.host();
    pool = draft.pool();
    imageId = draft.image();
    createdAt = now;
    extent = Extent.of(draft.size());
    powering = Powering.of(Power.ON);
    sight = Sight.since(now);
    duty = Duty.of(draft);
    data = DataDisk.half(draft.data(), draft.size().diskGiB());
  }

  /** One that no node runs in yet: as large as another without its data disk. */
  public static Container spareLike(
      Container other, UUID id, String name, UUID host, String pool, Instant now) {
    ContainerDraft draft =
        ContainerDraft.spare(id, name, host, pool, other.imageId, other.withoutData());
    Container made = new Container(draft, now);
    made.powering.want(Power.OFF);
    made.duty.layDown();
    return made;
  }

  /**
   * Wishes that nothing of it can act as a node: no machine, no seed. Its node is still its own.
   */
  public void vacate() {
    refuseWhileRetiring();
    if (!move.isNone() || copiesData()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    powering.want(Power.OFF);
    powering.standStill();
    duty.layDown();
    generation++;
  }

  /** Takes {@link #vacate} back. */
  public void reoccupy(Power wanted) {
    duty.takeUp();
    powering.wantAfresh(wanted);
    generation++;
  }

  /** Gives its node away: from now on it is free. Both must be vacant. */
  public NodeBurden unburden() {
    refuseUnlessVacant();
    NodeBurden burden = duty.burden(clusterId, name, data);
    clusterId = null;
    extent.grow(-data.gib());
    duty.forget();
    data.giveAway();
    sight.neverReady();
    generation++;
    return burden;
  }

  /** Takes a node; it is to run as soon as its data disk has come. */
  public void shoulder(NodeBurden burden, Power wanted) {
    refuseWhileRetiring();
    refuseUnlessVacant();
    clusterId = burden.cluster();
    extent.grow(burden.dataGiB());
    data.take(burden);
    duty.shoulder(burden);
    powering.power = wanted;
    generation++;
  }

  /**
   * Its node is another than it was: the guest is told at its next start, and a running one is
   * restarted for that.
   */
  public void assume(List<String> duties, Guard guard, String userData) {
    refuseWhileRetiring();
    refuseWhileSpare();
    duty.tell(List.copyOf(duties), GuardText.write(guard), userData);
    powering.askAgainIfOn();
    generation++;
  }

  /** Wishes another guard on its public interfaces; in force at once, without a restart. */
  public void guard(Guard guard) {
    refuseWhileRetiring();
    refuseWhileSpare();
    duty.guard(GuardText.write(guard));
    generation++;
  }

  /** What its guest is told when it starts next. */
  public void instruct(String data) {
    duty.userData = data;
    generation++;
  }

  /**
   * Wishes it of another size.
   *
   * @param restart one restart may be made for it; otherwise what needs one waits for the next
   */
  public void resize(ContainerSize wanted, boolean restart) {
    refuseWhileRetiring();
    refuseWhileSpare();
    extent.want(wanted);
    fit.want(restart && powering.isOn());
    powering.askAgainIfOn();
    generation++;
  }

  /** As {@link #resize}; what needs a restart waits for {@link #refit}, or for the next one. */
  public void resizeInTurn(ContainerSize wanted, boolean restart) {
    resize(wanted, false);
    fit.queue(restart && powering.isOn());
  }

  /** Wishes it on or off; true when that is another wish than before. */
  public boolean wish(Power wanted) {
    refuseWhileRetiring();
    refuseWhileSpare();
    boolean news = power() != wanted;
    if (news) {
      powering.want(wanted);
      generation++;
    }
    powering.standStill();
    return news;
  }

  /**
   * Wishes it on or off in step with others: held until {@link #release}. False when it is wished
   * so already and is not on its way.
   */
  public boolean march(Power wanted) {
    refuseWhileRetiring();
    if (spare()) {
      return false;
    }
    if (power() == wanted) {
      return march() != March.NONE;
    }
    powering.want(wanted);
    powering.hold();
    generation++;
    return true;
  }

  /** Holds back a container that is new until its wave comes. */
  public void hold() {
    powering.hold();
  }

  /** Its wave has begun, or it has another chance in it. */
  public void release(Instant at) {
    powering.release(at);
    generation++;
  }

  /** The others need not wait for it any more. */
  public void arrive() {
    powering.standStill();
    generation++;
  }

  /**
   * Wishes it on another host; until it is there, only its own may run it.
   *
   * @param there pool of that host for its disks
   * @param shared it is the pool that they are in
   */
  public void moveTo(UUID host, String there, boolean shared) {
    refuseWhileRetiring();
    move.to(host, there, shared);
    powering.stopAsked(null);
    generation++;
  }

  /** Takes {@link #moveTo} back; what the other host has of it has to go. */
  public void stay() {
    if (move.target().isPresent()) {
      move.back();
      powering.stopAsked(null);
      generation++;
    }
  }

  /**
   * Its host is lost: wishes it on another.
   *
   * @param disks they are in that pool; otherwise it is made anew from its image
   */
  public void recover(UUID host, String there, boolean disks, Instant now) {
    refuseWhileRetiring();
    refuseWhileSpare();
    hostId = host;
    pool = there;
    move.forget();
    sight.lost(!disks, now);
    powering.stopAsked(null);
    powering.booted();
    if (!disks) {
      // What half a copy, or an earlier try, has left there must not be taken for its own.
      wiping = true;
      data.mayBeMadeAnew();
    }
    generation++;
  }

  /** The data disk that it waits for does not come: it gets an empty one. */
  public void doWithoutData() {
    refuseWhileRetiring();
    data.doWithout();
    generation++;
  }

  /** Wishes it made anew from its image: what is on its disk goes. */
  public void rebuild() {
    refuseWhileRetiring();
    refuseWhileSpare();
    stay();
    wiping = true;
    powering.stopAsked(null);
    generation++;
  }

  /** Wishes it off without asking the guest: as if it had been asked for ever. */
  public void force() {
    powering.stopAsked(Instant.EPOCH);
  }

  /** Wishes one restart more than there were. */
  public void wishReboot() {
    refuseWhileRetiring();
    if (!powering.isOn()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    powering.wishBoot();
    generation++;
  }

  /** Wishes it gone, for good; false when that was wished already. */
  public boolean retire() {
    if (retiring) {
      return false;
    }
    retiring = true;
    stay();
    powering.standStill();
    generation++;
    return true;
  }

  private void refuseUnlessVacant() {
    if (!duty.isVacant()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
  }

  private void refuseWhileSpare() {
    if (spare()) {
      throw Fault.of(FaultCode.CONTAINER_FREE, name);
    }
  }

  private void refuseWhileRetiring() {
    if (retiring) {
      throw Fault.of(FaultCode.BEING_RETIRED, name);
    }
  }
}
