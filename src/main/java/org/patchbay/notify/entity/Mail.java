package org.patchbay.notify.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A mail to somebody, before it has words. */
@Entity
@Table(name = "mail")
public class Mail {
  private static final int LONGEST_TROUBLE = 300;

  @Id UUID id;
  UUID tenantId;
  String recipient;

  @Enumerated(EnumType.STRING)
  MailKind kind;

  String about;
  String parameters;
  String path;

  @Enumerated(EnumType.STRING)
  MailState state;

  int attempts;
  String trouble;
  Instant wantedAt;
  Instant endedAt;

  protected Mail() {}

  public void sent(Instant now) {
    state = MailState.SENT;
    trouble = null;
    attempts++;
    endedAt = now;
  }

  /** It didn't go; whether it is tried again depends on how long it was tried. */
  public void missed(String why, Instant now, Duration giveUpAfter) {
    attempts++;
    tellTrouble(why);
    if (!wantedAt.plus(giveUpAfter).isAfter(now)) {
      state = MailState.FAILED;
      endedAt = now;
    }
  }

  /** It can't go however often it is tried. */
  public void fail(String why, Instant now) {
    attempts++;
    tellTrouble(why);
    state = MailState.FAILED;
    endedAt = now;
  }

  private void tellTrouble(String why) {
    trouble = why.length() > LONGEST_TROUBLE ? why.substring(0, LONGEST_TROUBLE) : why;
  }

  /** As if it were new. */
  public void again(Instant now) {
    state = MailState.WAITING;
    attempts = 0;
    wantedAt = now;
    endedAt = null;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** User name. */
  public String recipient() {
    return recipient;
  }

  public MailKind kind() {
    return kind;
  }

  /** What it is about, as a word that is another each time something is to be told. */
  public String about() {
    return about;
  }

  public String parameters() {
    return parameters;
  }

  /** Where in the portal one sees more. */
  public String path() {
    return path;
  }

  public MailState state() {
    return state;
  }

  public boolean isWaiting() {
    return state == MailState.WAITING;
  }

  public boolean hasFailed() {
    return state == MailState.FAILED;
  }

  public int attempts() {
    return attempts;
  }

  /** Why it did not go the last time. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  public Instant wantedAt() {
    return wantedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
