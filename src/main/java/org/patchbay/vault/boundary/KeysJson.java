package org.patchbay.vault.boundary;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.patchbay.vault.entity.KeyUse;

/** Keys by their ids; what they are made of is told nobody. */
@Schema(name = "Keys")
public record KeysJson(
    @Schema(description = "Secrets are on their way under the first key") boolean resealing,
    List<Key> items) {
  /** One of them. */
  @Schema(name = "Key")
  public record Key(
      String id,
      @Schema(
              description =
                  "`seals`: the first key; `opens`: it still has secrets; `unused`: it may leave"
                      + " the settings; `missing`: it has secrets and is not in the settings")
          String state,
      @Schema(description = "How many secrets it has sealed") long sealed) {}

  static KeysJson of(boolean resealing, List<KeyUse> keys) {
    return new KeysJson(
        resealing,
        keys.stream()
            .map(
                key -> new Key(key.id(), key.state().name().toLowerCase(Locale.ROOT), key.sealed()))
            .toList());
  }
}
