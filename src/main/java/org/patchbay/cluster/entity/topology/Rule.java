package org.patchbay.cluster.entity.topology;

import static org.patchbay.catalogue.entity.Basis.INFERRED;
import static org.patchbay.catalogue.entity.Basis.PROPOSED;
import static org.patchbay.catalogue.entity.Basis.STATED;

import org.patchbay.catalogue.entity.Basis;

/** The rules, with their usual level and how sure we are of them. Texts: {@code rule.<id>.*}. */
public enum Rule {
  /** A container that runs a node has a private address. */
  N1(Level.E, STATED),
  /** Roles that require a public address have one. */
  N2(Level.E, STATED),
  /** The web interface has a public address, or its load balancer has. */
  N3(Level.E, STATED),
  /** Roles for which it is strongly discouraged have no public address. */
  N4(Level.W, STATED),
  /** A container has at least one address. */
  N5(Level.E, STATED),
  /** Addresses are unique and in the tenant's own ranges; segments are never shared. */
  N6(Level.E, PROPOSED),
  /** A complete cluster has one each of the required roles. */
  R1(Level.W, INFERRED),
  /** A role stands at most as often as the version allows. */
  R2(Level.E, INFERRED),
  /** Exactly one master of a role that has masters. */
  R3(Level.E, STATED),
  /** Only roles that the version has. */
  R4(Level.E, STATED),
  /** What can't be assigned later is planned before extensions exist. */
  R5(Level.W, STATED),
  /** A role stands at most once on a node. */
  R6(Level.E, INFERRED),
  /** Taking away the last active instance of a role is confirmed knowingly. */
  R7(Level.W, INFERRED),
  /** More than one instance of some roles needs shared storage. */
  S1(Level.E, STATED),
  /** Roles that want fast disks lie on them. */
  S2(Level.W, STATED),
  /** The image's system is one that the version runs on. */
  P1(Level.E, STATED),
  /** All nodes on one version. */
  P2(Level.W, INFERRED),
  /** One node to one container, and active only while that runs. */
  P3(Level.E, STATED),
  /** Members of the same role on different hosts. */
  A1(Level.W, PROPOSED);

  private final Level level;
  private final Basis basis;

  Rule(Level level, Basis basis) {
    this.level = level;
    this.basis = basis;
  }

  public Level level() {
    return level;
  }

  public Basis basis() {
    return basis;
  }
}
