package org.patchbay.container.entity;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

/** What was seen of a container and done for it; written by whoever looked, or did it. */
@MappedSuperclass
public abstract class ContainerNotes extends ContainerFacts {
  protected ContainerNotes() {}

  /** What the host says of its machine now; true when its state is news. */
  public boolean saw(MachineSighting seen) {
    fit.saw(seenState(), seen.state(), seen.size(), withoutData());
    boolean news = sight.saw(seen.state(), seen.at());
    if (news && sight.isGone()) {
      powering.stopAsked(null);
    }
    return news;
  }

  /** Its host is lost: nothing of it runs there any more. */
  public void takenAsOff(Instant at) {
    sight.saw(MachineState.OFF, at);
    powering.stopAsked(null);
  }

  public void defined() {
    sight.defined();
    data.made();
  }

  public void ready(Instant at) {
    sight.ready(at);
  }

  public void stopAsked(Instant at) {
    powering.stopAsked(at);
  }

  /** A restart was asked for; it is ready again when its agent answers anew. */
  public void rebooted() {
    powering.booted();
    sight.notReady();
  }

  /** The seed with that number was written. */
  public void seeded(int number) {
    duty.seeded(number);
  }

  /** Nothing is left of a machine. */
  public void vacated() {
    duty.vacated();
    sight.notReady();
  }

  /** Nothing of its machine is left; it is made again like a new one. */
  public void wiped() {
    wiping = false;
    sight.forget();
    data.forgo();
    powering.booted();
  }

  /** Its data disk is where it is to be, complete. */
  public void dataArrived() {
    data.arrived();
    generation++;
  }

  /** A snapshot of its data disk is being taken or put back, or not any more. */
  public void copiesData(boolean underWay) {
    data.dataBusy = underWay;
    generation++;
  }

  /** What was on its data disk is replaced by what another holds, which it has from now on. */
  public void swapData(UUID fresh) {
    data.swap(fresh);
    generation++;
  }

  /** The host was asked to give it the wanted size. */
  public void resizeAsked(Instant at) {
    fit.asked(at);
  }

  /** One restart may be made for its size now; the others wait until it is back. */
  public void refit(Instant at) {
    fit.turn();
    powering.stopAsked(null);
    powering.release(at);
    generation++;
  }

  public void copied(boolean whole) {
    move.copied(whole);
  }

  /** The hosts hand its machine over, or don't any more. */
  public void migrating(boolean underWay) {
    move.migrating(underWay);
  }

  /** From now on the other host may run it, and the one it was on may not. */
  public void arrive(UUID host) {
    goTo(host, move.targetPool().orElseThrow());
  }

  /** It was called back and had gone already. */
  public void follow() {
    goTo(move.remains().orElseThrow(), move.remainsPool().orElseThrow());
  }

  private void goTo(UUID host, String there) {
    move.arrived(hostId, pool);
    hostId = host;
    pool = there;
    sight.movedOver();
  }

  /** Nothing of it is left where it does not belong. */
  public void tidied() {
    move.tidied();
  }
}
