package org.patchbay.catalogue.entity;

/** A sentence about a role, shown with how sure we are of it. */
public record Note(String text, Basis basis) {}
