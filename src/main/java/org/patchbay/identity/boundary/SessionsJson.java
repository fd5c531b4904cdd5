package org.patchbay.identity.boundary;

import java.util.List;

/** The caller's sessions, the one that was used last first. */
public record SessionsJson(List<SessionJson> items) {}
