package org.patchbay.membership.boundary;

import java.util.List;

/** Roles that a tenant made, by name. */
public record RolesView(List<RoleView> items) {}
