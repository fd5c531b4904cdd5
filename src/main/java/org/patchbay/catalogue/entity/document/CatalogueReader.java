package org.patchbay.catalogue.entity.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.Versions;

/** Reads all files of the catalogue, and checks them against each other. */
public final class CatalogueReader {
  /** The folders that are read; {@code sizes.yaml} lies beside them. */
  public static final List<String> FOLDERS = List.of("roles", "blueprints", "recipes");

  public static final String SIZES = "sizes.yaml";

  private final Map<String, String> texts;
  private final Problems problems = new Problems();
  private final SortedMap<String, VersionCatalogue> versions = new TreeMap<>(Versions.ORDER);
  private final SortedMap<String, VersionCatalogue> sound = new TreeMap<>(Versions.ORDER);

  private CatalogueReader(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /**
   * @param texts content by file name relative to the configuration directory, as {@code
   *     roles/voipnow-5.7.yaml}
   */
  public static Reading read(Map<String, String> texts) {
    return new CatalogueReader(texts).read();
  }

  private Reading read() {
    entries("roles").forEach(this::version);
    if (texts.keySet().stream().noneMatch(name -> name.startsWith("roles/"))) {
      problems.add("roles", 1, "no-version");
    }
    Optional<Sizes> sizes = sizes();
    Map<String, Blueprint> blueprints = new HashMap<>();
    entries("blueprints").forEach(entry -> blueprint(entry, blueprints));
    List<Recipe> recipes = new ArrayList<>();
    entries("recipes").forEach(entry -> recipe(entry, recipes));
    if (problems.count() > 0) {
      return new Reading(Optional.empty(), problems.sorted());
    }
    return new Reading(
        sizes.map(all -> new Catalogue(versions, new TreeMap<>(blueprints), all, recipes)),
        List.of());
  }

  private void version(Entry entry) {
    int before = problems.count();
    VersionCatalogue version = VersionReader.read(entry);
    versions.put(version.version(), version);
    if (problems.count() == before) {
      sound.put(version.version(), version);
    }
  }

  private Optional<Sizes> sizes() {
    if (!texts.containsKey(SIZES)) {
      problems.add(SIZES, 1, "no-file");
      return Optional.empty();
    }
    return Document.read(SIZES, texts.get(SIZES), problems).map(SizesReader::read);
  }

  private void blueprint(Entry entry, Map<String, Blueprint> all) {
    int before = problems.count();
    Blueprint blueprint = BlueprintReader.read(entry);
    all.put(blueprint.name(), blueprint);
    CrossChecks checks = new CrossChecks(entry, versions, sound);
    checks.versionsExist();
    if (problems.count() == before) {
      checks.blueprint(blueprint);
    }
  }

  private void recipe(Entry entry, List<Recipe> all) {
    all.add(RecipeReader.read(entry));
    CrossChecks checks = new CrossChecks(entry, versions, sound);
    checks.versionsExist();
    checks.recipe();
  }

  private Stream<Entry> entries(String folder) {
    return texts.entrySet().stream()
        .filter(text -> text.getKey().startsWith(folder + "/"))
        .flatMap(text -> Document.read(text.getKey(), text.getValue(), problems).stream());
  }
}
