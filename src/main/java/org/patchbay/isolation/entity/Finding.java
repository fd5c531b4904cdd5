package org.patchbay.isolation.entity;

import java.util.List;

/**
 * Something that is not as it should be.
 *
 * @param node whose guest or host tells of it
 * @param about what it is about: a peer and its port, a MAC, a host's words
 */
public record Finding(Kind kind, String node, String about) {
  private static final String BETWEEN = "\t";

  /** What it is. */
  public enum Kind {
    /** Another tenant's interface answers on the private network. */
    FOREIGN(IsolationState.BREACHED),
    /** Somebody answers there whom the platform does not know. */
    STRANGER(IsolationState.BREACHED),
    /** An interface is in another VLAN or bridge than its tenant's segment. */
    PLACE(IsolationState.BREACHED),
    /** What guards a public interface is not what is wanted. */
    GUARD(IsolationState.BROKEN),
    /** The machine has other interfaces than are wanted. */
    INTERFACES(IsolationState.BROKEN),
    /** A network is not there, or does not run. */
    NETWORK(IsolationState.BROKEN),
    /** A node of the same tenant does not answer at a port that its roles serve to peers. */
    PEER(IsolationState.BROKEN),
    /** The guest's agent may not run anything. */
    FORBIDDEN(IsolationState.UNPROVEN),
    /** The guest has nothing to connect with. */
    UNABLE(IsolationState.UNPROVEN),
    /** The guest's agent, or the host, did not answer. */
    SILENT(IsolationState.UNPROVEN);

    private final IsolationState state;

    Kind(IsolationState state) {
      this.state = state;
    }

    public IsolationState state() {
      return state;
    }
  }

  /** What all of them come to. */
  public static IsolationState state(List<Finding> findings) {
    return findings.stream()
        .map(one -> one.kind().state())
        .reduce(IsolationState.SOUND, IsolationState::and);
  }

  /** As {@link #read} reads it. */
  public String write() {
    return String.join(BETWEEN, kind.name(), node, about.replace(BETWEEN, " "));
  }

  public static Finding read(String text) {
    String[] part = text.split(BETWEEN, 3);
    return new Finding(Kind.valueOf(part[0]), part[1], part[2]);
  }
}
