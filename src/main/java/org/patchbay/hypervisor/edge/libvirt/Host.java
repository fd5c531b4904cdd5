package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.HostLine;
import org.patchbay.hypervisor.edge.libvirt.connection.Pace;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.SeenMachine;

/** A host: the line to it, and what is remembered of it between two looks. */
final class Host {
  private final HostAddress address;
  private final HostLine line;
  private final Stamps stamps;
  private final FactsMemory facts;
  private final FixtureMemory fixtures = new FixtureMemory();
  private volatile Consumer<UUID> listener = uuid -> {};

  /** Work that returns nothing. */
  @FunctionalInterface
  interface Task {
    void with(Session session) throws LibvirtException;
  }

  /** Work that depends on what runs the machines. */
  @FunctionalInterface
  interface Question<T> {
    T to(Session session, MachineType type) throws LibvirtException;
  }

  Host(HostAddress address, Uris uris, Pace pace) {
    this.address = address;
    this.stamps = new Stamps();
    this.facts = new FactsMemory(address);
    this.line =
        new HostLine(
            Uris.label(address.uri()), uris.complete(address.uri()), pace, this::somethingHappened);
  }

  private void somethingHappened(UUID machine) {
    if (machine == null) {
      stamps.forgetAll();
      facts.forget();
      fixtures.forgetAll();
    } else {
      stamps.forget(machine);
      fixtures.forget(machine);
    }
    listener.accept(machine);
  }

  boolean isAt(HostAddress other) {
    return address.equals(other);
  }

  HostAddress address() {
    return address;
  }

  HostLine line() {
    return line;
  }

  Stamps stamps() {
    return stamps;
  }

  FactsMemory facts() {
    return facts;
  }

  FixtureMemory fixtures() {
    return fixtures;
  }

  /** What runs its machines, never {@code AUTO}. */
  MachineType type(Session session) throws LibvirtException {
    return facts.type(session);
  }

  /** All of it, by the calls of one look. */
  HostSighting sighting(Session session, Instant now) throws LibvirtException {
    List<SeenMachine> machines = Observation.of(session, this);
    return new HostSighting(
        now,
        facts.fresh(session),
        machines,
        fixtures.now(session, machines, type(session)).print());
  }

  <T> T ask(Question<T> question) {
    return line.call(session -> question.to(session, type(session)));
  }

  /** One that waits for the machine itself. */
  <T> T askInto(UUID machine, Question<T> question) {
    return line.callInto(machine, session -> question.to(session, type(session)));
  }

  void run(Task task) {
    line.call(session -> done(task, session));
  }

  void run(Duration limit, Task task) {
    line.call(limit, session -> done(task, session));
  }

  /** Work that waits for the machine itself. */
  void runInto(UUID machine, Task task) {
    line.callInto(machine, session -> done(task, session));
  }

  private static Void done(Task task, Session session) throws LibvirtException {
    task.with(session);
    return null;
  }

  void listen(Consumer<UUID> other) {
    listener = other;
  }

  void movesTo(Host other) {
    other.listener = listener;
    end();
  }

  void end() {
    listener = uuid -> {};
    line.end();
  }
}
