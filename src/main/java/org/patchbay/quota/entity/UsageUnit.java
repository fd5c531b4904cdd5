package org.patchbay.quota.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is billed of a quota: its unit for an hour. Pure. */
public enum UsageUnit {
  CLUSTER_HOURS("cluster-hours", 1),
  CONTAINER_HOURS("container-hours", 1),
  VCPU_HOURS("vCPU-hours", 1),
  GIB_HOURS("GiB-hours", 1),
  MEMORY_GIB_HOURS("GiB-hours", 1024),
  ADDRESS_HOURS("address-hours", 1),
  SEGMENT_HOURS("segment-hours", 1),
  SNAPSHOT_HOURS("snapshot-hours", 1);

  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int PLACES = 6;

  private final String word;
  private final long divisor;

  UsageUnit(String word, long divisor) {
    this.word = word;
    this.divisor = divisor;
  }

  /** Of the quota of this name. */
  public static UsageUnit of(String quota) {
    return switch (quota) {
      case "clusters" -> CLUSTER_HOURS;
      case "containers" -> CONTAINER_HOURS;
      case "vcpus" -> VCPU_HOURS;
      case "memoryMiB" -> MEMORY_GIB_HOURS;
      case "publicIpv4", "publicIpv6" -> ADDRESS_HOURS;
      case "segments" -> SEGMENT_HOURS;
      case "snapshots" -> SNAPSHOT_HOURS;
      default -> ofDisk(quota);
    };
  }

  /** Of all disk, or that of a class. */
  private static UsageUnit ofDisk(String quota) {
    if (!quota.matches("disk.*GiB")) {
      throw new IllegalArgumentException(quota);
    }
    return GIB_HOURS;
  }

  /** As files and the API say it. */
  public String word() {
    return word;
  }

  /** An amount of the quota in this unit, without the hours. */
  public BigDecimal amount(BigDecimal used) {
    return used.divide(BigDecimal.valueOf(divisor), PLACES, RoundingMode.HALF_UP);
  }

  /** Whether it is a size. */
  public boolean isSize() {
    return this == GIB_HOURS || this == MEMORY_GIB_HOURS;
  }

  /** Hours of this unit, rounded to a millionth: exact sums of seconds have no end in decimals. */
  public BigDecimal hours(BigDecimal area) {
    return area.divide(HOUR.multiply(BigDecimal.valueOf(divisor)), PLACES, RoundingMode.HALF_UP);
  }
}
