package org.patchbay.helpdesk.boundary;

import java.util.List;
import org.patchbay.helpdesk.entity.HelpDecision;
import org.patchbay.helpdesk.entity.HelpScope;

/**
 * What the tenant answers; of what is granted, what is null is as it was asked for.
 *
 * @param granted false refuses
 * @param cluster name of one, when the whole tenant was asked for
 * @param deeds some of those that were asked for
 * @param minutes no more than were asked for
 */
public record HelpAnswer(
    boolean granted, String cluster, List<String> deeds, Integer minutes, String answer) {
  HelpDecision decision() {
    return new HelpDecision(granted ? new HelpScope(cluster, deeds, minutes) : null, answer);
  }
}
