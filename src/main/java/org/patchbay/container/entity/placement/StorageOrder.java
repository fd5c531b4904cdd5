package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.StorageClass;

/** Which classes of disk a container may lie on, the best first. */
public final class StorageOrder {
  /** What the host has of its own, before what costs more. */
  public static final List<StorageClass> ANY =
      List.of(StorageClass.LOCAL, StorageClass.STANDARD, StorageClass.SSD, StorageClass.SHARED);

  private StorageOrder() {}

  /** That class, or else another one. */
  public static List<StorageClass> preferring(StorageClass first) {
    return switch (first) {
      case LOCAL -> ANY;
      case SSD, STANDARD, SHARED ->
          Stream.concat(Stream.of(first), ANY.stream()).distinct().toList();
    };
  }
}
