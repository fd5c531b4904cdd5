package org.patchbay.cluster.entity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.container.entity.placement.StorageOrder;
import org.patchbay.hypervisor.entity.StorageClass;

/** Which disks a node is to have: those that its tenant asks for, or that its roles need. */
public final class StorageWish {
  /** What can be asked for; {@code LOCAL} is what nobody said anything of. */
  public static final List<StorageClass> CHOICES =
      List.of(StorageClass.SSD, StorageClass.STANDARD, StorageClass.SHARED);

  private StorageWish() {}

  /** The class that is asked for, or empty when there is none of that name. */
  public static Optional<StorageClass> of(String asked) {
    return CHOICES.stream().filter(one -> one.name().equals(asked)).findFirst();
  }

  /**
   * Classes that will do, the best first.
   *
   * @param asked name of the only class that will do, or null
   */
  public static List<StorageClass> order(String asked, Stream<RoleSpec> roles) {
    Optional<StorageClass> only = asked == null ? Optional.empty() : of(asked);
    return only.map(List::of)
        .orElseGet(
            () ->
                roles.anyMatch(role -> role.storage().disk() == StorageClass.SSD)
                    ? StorageOrder.preferring(StorageClass.SSD)
                    : StorageOrder.ANY);
  }
}
