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
import org.patchbay.catalogue.entity.sizing.Sizing;
import org.patchbay.catalogue.entity.yaml.Document;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Problems;

/** Reads all files of the catalogue, and checks them against each other. */
public final class CatalogueReader {
  /** The folders that are read; {@link #FILES} lie beside them. */
  public static final List<String> FOLDERS = List.of("roles", "blueprints", "recipes");

  private static final String SIZES = "sizes.yaml";
  private static final String SIZING = "sizing.yaml";

  public static final List<String> FILES = List.of(SIZES, SIZING);

  private final Map<String, String> texts;
  private final String language;
  private final Problems problems = new Problems();
  private final SortedMap<String, VersionCatalogue> versions = new TreeMap<>(Versions.ORDER);
  private final SortedMap<String, VersionCatalogue> sound = new TreeMap<>(Versions.ORDER);

  private CatalogueReader(Map<String, String> texts, String language) {
    this.texts = new TreeMap<>(texts);
    this.language = language;
  }

  /**
   * @param texts content by file name relative to the configuration directory, as {@code
   *     roles/voipnow-5.7.yaml}
   */
  public static Reading read(Map<String, String> texts) {
    return read(texts, "");
  }

  /**
   * The same in a language, where the files speak it.
   *
   * @param language as {@code de}
   */
  public static Reading read(Map<String, String> texts, String language) {
    return new CatalogueReader(texts, language).read();
  }

  private Reading read() {
    entries("roles").forEach(this::version);
    if (texts.keySet().stream().noneMatch(name -> name.startsWith("roles/"))) {
      problems.add("roles", 1, "no-version");
    }
    Optional<Sizes> sizes = file(SIZES).map(SizesReader::read);
    Map<String, Blueprint> blueprints = new HashMap<>();
    entries("blueprints").forEach(entry -> blueprint(entry, blueprints));
    List<Recipe> recipes = new ArrayList<>();
    entries("recipes").forEach(entry -> recipe(entry, recipes));
    Optional<Sizing> sizing = file(SIZING).map(entry -> sizing(entry, blueprints));
    if (problems.count() > 0) {
      return new Reading(Optional.empty(), problems.sorted());
    }
    return new Reading(
        Optional.of(
            new Catalogue(
                versions,
                new TreeMap<>(blueprints),
                sizes.orElseThrow(),
                sizing.orElseThrow(),
                recipes)),
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

  private Optional<Entry> file(String name) {
    if (!texts.containsKey(name)) {
      problems.add(name, 1, "no-file");
      return Optional.empty();
    }
    return Document.read(name, texts.get(name), language, problems);
  }

  /** Held against the rest only where the rest is right: else one mistake would be said twice. */
  private Sizing sizing(Entry entry, Map<String, Blueprint> blueprints) {
    Sizing sizing = SizingReader.read(entry);
    if (problems.count() == 0) {
      new SizingChecks(entry, versions.values(), blueprints).check();
    }
    return sizing;
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
        .flatMap(
            text -> Document.read(text.getKey(), text.getValue(), language, problems).stream());
  }
}
