package org.patchbay.membership.boundary;

import java.util.List;

/** Invitations that were not answered yet. */
public record InvitationsView(List<InvitationView> items) {}
