package org.patchbay.catalogue.entity.document;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Cardinality;
import org.patchbay.catalogue.entity.Layer;
import org.patchbay.catalogue.entity.Need;
import org.patchbay.catalogue.entity.NetworkNeed;
import org.patchbay.catalogue.entity.Note;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.StorageNeed;
import org.patchbay.catalogue.entity.Waves;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;
import org.patchbay.hypervisor.entity.StorageClass;

/** Reads one role of a version. */
final class RoleReader {
  private static final int MANY = 1_000_000;

  private RoleReader() {}

  static RoleSpec read(Entry entry) {
    entry.only(
        "code",
        "name",
        "layer",
        "basis",
        "privateNetwork",
        "publicNetwork",
        "count",
        "master",
        "lastExtension",
        "ports",
        "storage",
        "size",
        "probes",
        "waves",
        "loss",
        "notes");
    return new RoleSpec(
        entry.scalar("code").code(),
        entry.text("name"),
        entry.scalar("layer").choice(Layer.class),
        entry.scalar("basis").basis(),
        network(entry, "privateNetwork"),
        network(entry, "publicNetwork"),
        count(entry),
        entry.optionalChild("master").map(RoleReader::onlyBasis),
        lastExtension(entry),
        entry.entries("ports").stream().map(PortReader::port).toList(),
        storage(entry),
        entry.child("size").map(RoleReader::size).orElse(new Size(1, 1, 1)),
        entry.child("size").map(size -> size.scalar("basis").basis()).orElse(Basis.PROPOSED),
        entry.entries("probes").stream().map(PortReader::probe).toList(),
        waves(entry),
        entry.child("loss").map(RoleReader::note).orElse(new Note("", Basis.PROPOSED)),
        notes(entry));
  }

  private static List<Note> notes(Entry entry) {
    return entry.entries("notes").stream().map(RoleReader::note).toList();
  }

  private static Note note(Entry entry) {
    entry.speaks("text").only("text", "basis");
    return new Note(entry.text("text"), entry.scalar("basis").basis(), entry.others("text"));
  }

  private static Basis onlyBasis(Entry entry) {
    return entry.only("basis").scalar("basis").basis();
  }

  private static NetworkNeed network(Entry entry, String key) {
    return entry
        .child(key)
        .map(RoleReader::need)
        .orElse(new NetworkNeed(Need.OPTIONAL, false, Optional.empty(), Basis.PROPOSED));
  }

  private static NetworkNeed need(Entry entry) {
    entry.speaks("note").only("need", "unlessBalanced", "note", "basis");
    return new NetworkNeed(
        entry.scalar("need").choice(Need.class),
        entry.optional("unlessBalanced").map(Scalar::flag).orElse(false),
        entry.optional("note").map(Scalar::value),
        entry.scalar("basis").basis());
  }

  private static Cardinality count(Entry entry) {
    return entry
        .child("count")
        .map(RoleReader::cardinality)
        .orElse(new Cardinality(0, OptionalInt.empty(), Basis.PROPOSED));
  }

  private static Cardinality cardinality(Entry entry) {
    entry.only("min", "max", "basis");
    int min = entry.scalar("min").number(0, MANY);
    OptionalInt max =
        entry.optional("max").map(m -> m.number(Math.max(1, min), MANY)).stream()
            .mapToInt(Integer::intValue)
            .findFirst();
    return new Cardinality(min, max, entry.scalar("basis").basis());
  }

  private static OptionalInt lastExtension(Entry entry) {
    return entry.optionalChild("lastExtension").map(child -> child.only("count", "basis")).stream()
        .peek(child -> child.scalar("basis").basis())
        .mapToInt(child -> child.scalar("count").number(0, MANY))
        .findFirst();
  }

  private static StorageNeed storage(Entry entry) {
    return entry
        .child("storage")
        .map(RoleReader::storageNeed)
        .orElse(new StorageNeed(StorageClass.LOCAL, false, Basis.PROPOSED));
  }

  private static StorageNeed storageNeed(Entry entry) {
    entry.only("disk", "sharedWhenSeveral", "basis");
    return new StorageNeed(
        entry.scalar("disk").choice(StorageClass.class),
        entry.optional("sharedWhenSeveral").map(Scalar::flag).orElse(false),
        entry.scalar("basis").basis());
  }

  static Size size(Entry entry) {
    entry.only("vcpus", "memoryMiB", "diskGiB", "basis");
    return new Size(
        entry.scalar("vcpus").number(1, 512),
        entry.scalar("memoryMiB").number(64, MANY * 16),
        entry.scalar("diskGiB").number(1, MANY));
  }

  private static Waves waves(Entry entry) {
    return entry.child("waves").map(RoleReader::wave).orElse(new Waves(1, 1, 1, Basis.PROPOSED));
  }

  private static Waves wave(Entry entry) {
    entry.only("start", "stop", "upgrade", "basis");
    return new Waves(
        entry.scalar("start").number(1, 99),
        entry.scalar("stop").number(1, 99),
        entry.scalar("upgrade").number(1, 99),
        entry.scalar("basis").basis());
  }
}
