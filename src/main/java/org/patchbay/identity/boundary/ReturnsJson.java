package org.patchbay.identity.boundary;

import java.util.List;
import org.patchbay.identity.control.ReturnAddresses.Asked;

/**
 * What the login service was asked about a tenant's own host name.
 *
 * @param addresses where a login, a step-up and a logout end, each with whether browsers are led
 *     back there; none without a name
 */
public record ReturnsJson(List<Asked> addresses) {}
