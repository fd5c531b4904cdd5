package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Is there when the time of a break-glass is over, as {@link HelpEnds} is for consents. */
@ApplicationScoped
public class GlassEnds implements Reconciler {
  static final String KIND = "glass-end";

  @Inject Glasses glasses;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    return glasses.expire(id).<Verdict>map(Verdict.Wait::new).orElseGet(Verdict.Gone::new);
  }
}
