package org.patchbay.host.boundary;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.entity.StorageClass;

/**
 * What a pool is to be.
 *
 * @param storageClass {@code SSD}, {@code LOCAL} or {@code SHARED}; null or empty: it takes no
 *     disks
 */
public record PoolInput(String storageClass) {
  StorageClass wanted() {
    Optional<String> given = Optional.ofNullable(storageClass).filter(text -> !text.isBlank());
    return given
        .map(
            text ->
                Stream.of(StorageClass.values())
                    .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Fault.invalid("storageClass", "input.unknown", text)))
        .orElse(null);
  }
}
