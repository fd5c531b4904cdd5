package org.patchbay.theme.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a tenant's pages look where that is not its brand's own. */
@Entity
@Table(name = "look")
public class Look {
  @Id UUID tenantId;
  UUID key;
  String portalName;
  String contact;
  String accentLight;
  String accentDark;
  String topLight;
  String topDark;
  boolean atSignIn;
  String logoType;
  Integer logoWidth;
  Instant changedAt;

  protected Look() {}

  public Look(UUID tenantId) {
    this.tenantId = tenantId;
  }

  /** Takes a draft in which nothing is wrong. Its style has another address from now on. */
  public void become(LookDraft draft, Instant now) {
    portalName = orNone(draft.portalName());
    contact = orNone(draft.contact());
    accentLight = colour(draft.accentLight());
    accentDark = colour(draft.accentDark());
    topLight = colour(draft.topLight());
    topDark = colour(draft.topDark());
    atSignIn = draft.atSignIn();
    touch(now);
  }

  /** Null takes the logo away. */
  public void show(Logo logo, Instant now) {
    logoType = logo == null ? null : logo.type();
    logoWidth = logo == null ? null : logo.width();
    touch(now);
  }

  private void touch(Instant now) {
    key = UUID.randomUUID();
    changedAt = now;
  }

  private static String orNone(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String colour(String text) {
    return Colour.parse(text).map(Colour::hex).orElse(null);
  }

  /** As a draft that would make the same. */
  public LookDraft draft(String brand) {
    return new LookDraft(
        brand, portalName, contact, accentLight, accentDark, topLight, topDark, atSignIn);
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** In the addresses of its style and logo. */
  public UUID key() {
    return key;
  }

  public Optional<String> portalName() {
    return Optional.ofNullable(portalName);
  }

  public Optional<String> contact() {
    return Optional.ofNullable(contact);
  }

  /** Whether it is shown before anybody has signed in. */
  public boolean atSignIn() {
    return atSignIn;
  }

  public Optional<String> logoType() {
    return Optional.ofNullable(logoType);
  }

  /** In pixels, in the top bar. */
  public int logoWidth() {
    return logoWidth == null ? Logo.HEIGHT : logoWidth;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public Optional<Colour> accent(Shade shade) {
    return Colour.parse(shade == Shade.LIGHT ? accentLight : accentDark);
  }

  public Optional<Colour> top(Shade shade) {
    return Colour.parse(shade == Shade.LIGHT ? topLight : topDark);
  }

  /** For the trail. */
  public Map<String, ?> told() {
    Map<String, Object> told = new java.util.TreeMap<>();
    draft("").colours().forEach((field, colour) -> told.put(field, colour));
    told.put("portalName", portalName);
    told.put("contact", contact);
    told.put("atSignIn", atSignIn);
    told.put("logo", logoType);
    told.values().removeIf(value -> value == null || value.equals(""));
    return told;
  }
}
