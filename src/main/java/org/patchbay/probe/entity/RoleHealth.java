package org.patchbay.probe.entity;

/** How many of a role's nodes serve it. */
public record RoleHealth(String role, int well, int all) {
  public boolean whole() {
    return well == all;
  }
}
