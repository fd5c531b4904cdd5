package org.patchbay.container.entity.seed;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.patchbay.container.entity.seed.iso.IsoImage;

/** A seed as the image that is put into the guest's drive. */
public final class SeedImage {
  /** What cloud-init looks for. */
  private static final String LABEL = "cidata";

  private SeedImage() {}

  /** The bytes of an ISO 9660 image, a multiple of 2048. */
  public static byte[] of(Seed seed) {
    return of(
        SeedDocuments.metaData(seed),
        SeedDocuments.userData(seed),
        SeedDocuments.networkConfig(seed));
  }

  /** The same from documents that were written before. */
  public static byte[] of(String metaData, String userData, String networkConfig) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("meta-data", metaData.getBytes(StandardCharsets.UTF_8));
    files.put("user-data", userData.getBytes(StandardCharsets.UTF_8));
    files.put("network-config", networkConfig.getBytes(StandardCharsets.UTF_8));
    return IsoImage.of(LABEL, files);
  }
}
