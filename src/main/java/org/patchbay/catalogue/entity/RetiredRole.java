package org.patchbay.catalogue.entity;

import java.util.Optional;

/**
 * A role that other versions have and this one lacks; {@code since} is where it went, when that is
 * known.
 */
public record RetiredRole(String code, String name, Optional<String> since, Basis basis) {}
