package org.patchbay.catalogue.entity.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.catalogue.entity.Recipe.Completion;
import org.patchbay.catalogue.entity.RecipeFile;
import org.patchbay.catalogue.entity.RecipeText;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** Reads {@code recipes/<name>.yaml}. */
final class RecipeReader {
  private RecipeReader() {}

  static Recipe read(Entry entry) {
    entry
        .speaks("title")
        .only(
            "recipe",
            "title",
            "basis",
            "versions",
            "systems",
            "roles",
            "complete",
            "packages",
            "files",
            "commands",
            "done",
            "timeLimit");
    Scalar name = entry.scalar("recipe");
    if (!entry.file().equals("recipes/" + name.code() + ".yaml")) {
      name.problem("file-name", name.value());
    }
    if (entry.scalars("systems").isEmpty()) {
      entry.problem("systems", "missing", "systems");
    }
    return new Recipe(
        name.value(),
        entry.text("title"),
        entry.scalar("basis").basis(),
        BlueprintReader.values(entry, "versions"),
        BlueprintReader.values(entry, "systems"),
        BlueprintReader.values(entry, "roles"),
        entry.scalar("complete").flag(),
        entry.scalars("packages").stream().map(Scalar::value).toList(),
        entry.entries("files").stream().map(RecipeReader::file).toList(),
        entry.lists("commands").stream().map(RecipeReader::command).toList(),
        done(entry),
        limit(entry.scalar("timeLimit")));
  }

  private static RecipeFile file(Entry entry) {
    entry.only("path", "content", "permissions", "owner");
    Scalar path = entry.scalar("path");
    if (!path.value().startsWith("/")) {
      path.problem("not-absolute", path.value());
    }
    Scalar permissions = entry.scalar("permissions");
    if (!permissions.value().matches("0[0-7]{3}")) {
      permissions.problem("not-permissions", permissions.value());
    }
    return new RecipeFile(
        path.value(),
        text(entry.scalar("content")),
        permissions.value(),
        entry.optional("owner").map(Scalar::value).orElse("root:root"));
  }

  private static List<RecipeText> command(List<Scalar> words) {
    return words.stream().map(RecipeReader::text).toList();
  }

  private static RecipeText text(Scalar scalar) {
    RecipeText text = new RecipeText(scalar.value());
    text.unknownPlaces().forEach(place -> scalar.problem("unknown-place", place));
    return text;
  }

  private static Completion done(Entry entry) {
    return entry
        .child("done")
        .map(RecipeReader::completion)
        .orElse(new Completion(true, false, Optional.empty()));
  }

  private static Completion completion(Entry entry) {
    entry.only("agent", "probes", "file");
    return new Completion(
        entry.scalar("agent").flag(),
        entry.scalar("probes").flag(),
        entry.optional("file").map(Scalar::value));
  }

  private static Duration limit(Scalar scalar) {
    Duration limit = scalar.duration();
    if (limit.isNegative() || limit.isZero()) {
      scalar.problem("not-a-duration", scalar.value());
    }
    return limit;
  }
}
