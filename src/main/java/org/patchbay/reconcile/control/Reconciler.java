package org.patchbay.reconcile.control;

import java.util.UUID;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Brings one kind of resource from what is seen to what is wanted: look, plan, do one idempotent
 * step, write what was seen, say how to go on. The engine calls with no transaction open, in the
 * scope of the resource's tenant, and never twice at once for the same resource.
 */
public interface Reconciler {
  /** The kind, as {@code container}: the first half of a resource's key. */
  String kind();

  /** One turn. A {@code Fault} that it throws is journalled and retried as its kind says. */
  Verdict turn(UUID id);
}
