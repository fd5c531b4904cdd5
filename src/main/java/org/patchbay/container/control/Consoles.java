package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Console;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;

/** What is written down of the consoles of the scope's containers. */
@ApplicationScoped
@Transactional
public class Consoles {
  public static final String READ = "container.console.read";

  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject Hosts hosts;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Where a container's machine is. */
  record Place(HostAddress host, Stamp machine) {}

  /** As it was when it was read; empty while nobody has. */
  public Optional<Console> of(UUID container) {
    return Optional.ofNullable(em.find(Console.class, container));
  }

  /** Empty when the container is gone. */
  Optional<Place> place(UUID id) {
    return containers
        .find(id)
        .map(
            container ->
                new Place(
                    hosts.get(container.hostId()).address(),
                    new Stamp(container.id(), container.tenantId(), "")));
  }

  /** Somebody wants to see it; written down before he does. */
  void asked(UUID id) {
    Container container = containers.get(id);
    audit.record(
        READ,
        new AuditObject(container.tenantId(), "container", container.id(), container.name()),
        Change.made(Map.of()));
  }

  void read(UUID id, ConsoleTail tail) {
    note(id, console -> console.read(tail, clock.instant()));
  }

  void failed(UUID id) {
    note(id, console -> console.failed(clock.instant()));
  }

  /** Under the container's lock, so that two who read at once make one row. */
  private void note(UUID id, Consumer<Console> news) {
    if (containers.find(id).isPresent()) {
      containers.locked(id);
      Optional<Console> known = of(id);
      Console console = known.orElseGet(() -> new Console(id));
      news.accept(console);
      if (known.isEmpty()) {
        em.persist(console);
      }
    }
  }
}
