package org.patchbay.catalogue.entity;

/** In which wave a role is started, stopped and upgraded; lower waves go first. */
public record Waves(int start, int stop, int upgrade, Basis basis) {}
