package org.patchbay.helpdesk.boundary;

import java.util.List;

/** All that a tenant consents to in advance. */
public record StandingList(List<StandingJson> items) {}
