package org.patchbay.helpdesk.boundary;

import java.util.List;
import org.patchbay.helpdesk.entity.HelpAsk;
import org.patchbay.helpdesk.entity.HelpScope;

/**
 * What to ask a tenant for.
 *
 * @param cluster name or id; null for the whole tenant
 * @param deeds POWER, CONSOLE, CHANGE, RESIZE, FIREWALL, RECOVER, OPERATIONS
 * @param minutes from 5 to 480
 * @param ticket of whatever system the helpdesk works with; may be null
 */
public record NewHelpRequest(
    String cluster, List<String> deeds, Integer minutes, String reason, String ticket) {
  HelpAsk ask() {
    return new HelpAsk(new HelpScope(cluster, deeds, minutes), reason, ticket);
  }
}
