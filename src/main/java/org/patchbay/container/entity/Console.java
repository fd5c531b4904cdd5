package org.patchbay.container.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.hypervisor.entity.ConsoleTail;

/** The end of what a container's machine had written to its serial console when it was read. */
@Entity
public class Console {
  @Id UUID containerId;
  @TenantId UUID tenantId;

  @Enumerated(EnumType.STRING)
  State state;

  String text;
  Instant readAt;

  /** What came of reading it. */
  public enum State {
    READ,
    /** Its host keeps nothing of this run of the machine. */
    NOT_KEPT,
    /** Its host did not let it be read. */
    UNREADABLE
  }

  protected Console() {}

  public Console(UUID container) {
    containerId = container;
  }

  public void read(ConsoleTail tail, Instant now) {
    state = tail.kept() ? State.READ : State.NOT_KEPT;
    text = ConsoleText.of(tail.bytes(), tail.bytes().length == ConsoleTail.MOST);
    readAt = now;
  }

  /** What was read before is kept. */
  public void failed(Instant now) {
    state = State.UNREADABLE;
    text = text == null ? "" : text;
    readAt = now;
  }

  public State state() {
    return state;
  }

  /** Plain lines, {@link ConsoleText#MOST_LINES} at most; a guest's words. */
  public String text() {
    return text;
  }

  public List<String> lines() {
    return text.lines().toList();
  }

  public Instant readAt() {
    return readAt;
  }
}
