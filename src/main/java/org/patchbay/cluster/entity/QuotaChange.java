package org.patchbay.cluster.entity;

/** What a change takes of one quota. */
public record QuotaChange(String name, long used, long delta, long limit) {
  public boolean exceeded() {
    return delta > 0 && used + delta > limit;
  }
}
