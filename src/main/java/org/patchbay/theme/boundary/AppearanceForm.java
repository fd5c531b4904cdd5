package org.patchbay.theme.boundary;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.theme.control.LogoWish;
import org.patchbay.theme.entity.Logo;
import org.patchbay.theme.entity.LookDraft;

/** The form about a tenant's look as it was sent; how large it may be is the door's business. */
final class AppearanceForm {
  private static final String FILE = "logo";

  private final Map<String, byte[]> fields = new HashMap<>();

  AppearanceForm(List<EntityPart> parts) {
    parts.forEach(part -> fields.putIfAbsent(part.getName(), bytes(part)));
  }

  private static byte[] bytes(EntityPart part) {
    try {
      return part.getContent().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) {
    return new String(fields.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** What was typed, with the colour that was taken of what we proposed. */
  LookDraft draft() {
    LookDraft typed =
        new LookDraft(
            text("brand"),
            text("portalName"),
            text("contact"),
            text("accentLight"),
            text("accentDark"),
            text("topLight"),
            text("topDark"),
            "true".equals(text("atSignIn")));
    String[] taken = text("take").split("=", 2);
    return taken.length == 2 ? typed.with(taken[0], taken[1]) : typed;
  }

  /**
   * The file that comes along, or the one that an earlier preview had taken; judged either way.
   *
   * @throws Fault {@code INVALID_INPUT} on {@code logo}
   */
  LogoWish logo() {
    if (fields.getOrDefault(FILE, new byte[0]).length > 0) {
      return LogoWish.of(Logo.of(fields.get(FILE)));
    }
    if ("true".equals(text("logoGone"))) {
      return LogoWish.GONE;
    }
    return text("logoTaken").isBlank() ? LogoWish.SAME : LogoWish.of(Logo.of(taken()));
  }

  private byte[] taken() {
    try {
      return Base64.getDecoder().decode(text("logoTaken").strip());
    } catch (IllegalArgumentException e) {
      throw Fault.invalid(FILE, "theme.logo.broken");
    }
  }
}
