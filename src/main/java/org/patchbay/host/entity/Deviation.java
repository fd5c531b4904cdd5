package org.patchbay.host.entity;

import org.patchbay.hypervisor.entity.FixtureField;

/**
 * One field that is not as it is wanted.
 *
 * @param wanted empty for none
 * @param found empty for none
 */
public record Deviation(FixtureField field, String wanted, String found) {
  private static final String BETWEEN = "\t";

  /** As it is kept; no field's value has a tabulator. */
  String text() {
    return field + BETWEEN + plain(wanted) + BETWEEN + plain(found);
  }

  private static String plain(String value) {
    return value.replace(BETWEEN, " ");
  }

  static Deviation read(String text) {
    String[] parts = text.split(BETWEEN, -1);
    return new Deviation(FixtureField.valueOf(parts[0]), parts[1], parts[2]);
  }
}
