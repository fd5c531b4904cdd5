package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Is there when a consent's time is over: the trail tells it, and streams that were opened under it
 * end. Requests need nobody for that; each looks at the time.
 */
@ApplicationScoped
public class HelpEnds implements Reconciler {
  static final String KIND = "help-end";

  @Inject HelpRequests requests;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    return requests.expire(id).<Verdict>map(Verdict.Wait::new).orElseGet(Verdict.Gone::new);
  }
}
