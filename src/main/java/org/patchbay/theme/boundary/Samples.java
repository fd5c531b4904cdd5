package org.patchbay.theme.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.patchbay.container.entity.picture.Drawing;
import org.patchbay.container.entity.picture.Picture;
import org.patchbay.container.entity.picture.Wiring;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.FormErrors;

/** What the style guide shows: made up, and the same each time. */
public record Samples(Instant now) {
  static final Instant TODAY = Instant.parse("2026-01-15T09:30:00Z");

  static final FormErrors ERRORS =
      new FormErrors(
          List.of(new FormErrors.Entry("name", "A cluster called voice exists already.")));

  /** A status and the tone it is shown in. */
  public record Status(String word, String tone) {}

  /** A row of the table. */
  public record Row(String name, Status status, String host, String address, int used, int limit) {}

  /** A step of an operation. */
  public record Step(String words, String tone, String after) {}

  /** The vocabulary; every other page uses these words and no others. */
  public List<Status> statuses() {
    return List.of(
        new Status("Running", "good"),
        new Status("Well", "good"),
        new Status("Preparing", "busy"),
        new Status("Installing", "busy"),
        new Status("Starting", "busy"),
        new Status("Stopping", "busy"),
        new Status("Moving", "busy"),
        new Status("Removing", "busy"),
        new Status("Degraded", "warn"),
        new Status("Up (wanted down)", "warn"),
        new Status("Down (wanted up)", "bad"),
        new Status("Ill", "bad"),
        new Status("Missing", "bad"),
        new Status("Stopped", "off"),
        new Status("Unknown", "unknown"));
  }

  public List<Row> rows() {
    return List.of(
        new Row("voice-sip-1", new Status("Running", "good"), "kvm-07", "10.20.0.11", 41, 100),
        new Row("voice-sip-2", new Status("Moving", "busy"), "kvm-03", "10.20.0.12", 78, 100),
        new Row("voice-sql-1", new Status("Down", "bad"), "kvm-03", "10.20.0.13", 96, 100),
        new Row("voice-web-1", new Status("Stopped", "off"), "kvm-07", "10.20.0.14", 0, 100));
  }

  public List<Step> steps() {
    return List.of(
        new Step("Disk prepared from image rhel-8", "good", "+4 s"),
        new Step("Machine defined", "good", "+5 s"),
        new Step("Machine is starting", "busy", "+6 s"),
        new Step("Wait until it answers", "off", ""));
  }

  public List<Choice> versions() {
    return List.of(new Choice("5.7", "VoipNow 5.7"), new Choice("5.6", "VoipNow 5.6"));
  }

  /** Who is plugged in where. */
  public Wiring wiring() {
    return SampleWiring.of(40, 12);
  }

  public Picture drawn(Wiring wiring) {
    return Drawing.of(wiring);
  }

  public Instant ago(long seconds) {
    return now.minus(Duration.ofSeconds(seconds));
  }
}
