package org.patchbay.hypervisor.entity;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Bytes on their way into a volume.
 *
 * @param format {@code raw} or {@code qcow2}; always said, never probed
 * @param sizeBytes exact length
 * @param open opens the content anew at each try; the caller of {@code open} closes it
 */
public record Upload(String format, long sizeBytes, Supplier<InputStream> open) {}
