package org.patchbay.cluster.entity.move;

/** The steps of a node from one container to another; each is idempotent. */
public enum MoveStep {
  /** The other container is still being made ready; the node works on meanwhile. */
  AWAIT_TARGET,
  /** From here on the old container must not be able to act as the node. */
  VACATE_SOURCE,
  /** Its machine is still there, or its host does not say. */
  AWAIT_SOURCE,
  /** The node belongs to the other container, in one transaction. */
  BIND,
  /** The data disk is brought to the other container's host. */
  COPY_DATA,
  /** It lies on a lost host: somebody has to say that the node does without, or bring that back. */
  AWAIT_DECISION,
  /** Half a copy goes, and the machine gets an empty data disk. */
  DO_WITHOUT_DATA,
  /**
   * Its container was left before it had a machine: the data disk is made where the node is now.
   */
  NOTHING_TO_BRING,
  /** The data disk is where it is to be: the machine may be made. */
  DATA_ARRIVED,
  /** The node is not yet as it was before. */
  AWAIT_NODE,
  /** What was copied is deleted where it came from. */
  FORGET_SOURCE_DATA,
  /** It can't be deleted now, and may not be: it is noted as left over. */
  LEAVE_SOURCE_DATA,
  FINISH,
  /** The node, or a container, has gone before the node was bound anew. */
  ABANDON
}
