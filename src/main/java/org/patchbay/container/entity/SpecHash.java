package org.patchbay.container.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * A short fingerprint of everything a machine is defined from: equal specs, equal hashes. What
 * guards its interfaces is no part of the definition and is compared on the host itself.
 */
public final class SpecHash {
  /** Another one has all machines defined anew: those that run start with it next. */
  private static final String DEFINITION = "console kept, room for cards";

  private SpecHash() {}

  public static String of(Container container, List<NicSpec> nics) {
    String canonical =
        String.join(
            "\n",
            DEFINITION,
            container.name(),
            container.size().toString(),
            container.imageId().toString(),
            nics.stream().map(SpecHash::plug).toList().toString()
                + container.swappedData().map(disk -> "\ndata " + disk).orElse(""));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Worded as it was before frames had a size, so that no machine is defined anew for that. */
  private static String plug(NicSpec nic) {
    String place = nic instanceof NicSpec.Public plug ? outside(plug) : inside(nic);
    return nic.mtu() == NicSpec.USUAL_MTU ? place : place + " mtu " + nic.mtu();
  }

  private static String outside(NicSpec.Public plug) {
    return plug.mac() + " " + plug.network();
  }

  private static String inside(NicSpec nic) {
    NicSpec.Private plug = (NicSpec.Private) nic;
    return "Private[mac=%s, segment=%s, addresses=%s]"
        .formatted(plug.mac(), plug.segment(), plug.addresses());
  }
}
