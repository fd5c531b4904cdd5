package org.patchbay.helpdesk.control;

import org.patchbay.helpdesk.entity.BreakGlass;

/** An administrator acts in a tenant from now on; fired in the transaction that lets them. */
public record GlassBroken(BreakGlass glass) {}
