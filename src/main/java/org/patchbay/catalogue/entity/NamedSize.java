package org.patchbay.catalogue.entity;

/** A size that can be picked for a role. */
public sealed interface NamedSize {
  String name();

  String title();

  Basis basis();

  /** So many times the role's own proposal. */
  record Scaled(String name, String title, double factor, Basis basis) implements NamedSize {}

  /** The same for every role; counts once for a node, however many of its roles name it. */
  record Fixed(String name, String title, Size size, Basis basis) implements NamedSize {}
}
