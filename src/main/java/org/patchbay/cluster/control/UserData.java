package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.catalogue.entity.RecipeText;
import org.patchbay.catalogue.entity.RecipeValues;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.container.entity.seed.Seed;
import org.patchbay.container.entity.seed.SeedDocuments;
import org.patchbay.container.entity.seed.SeedFile;

/** What a node's guest is told to install and to be: the recipes of its roles, filled in. */
@ApplicationScoped
public class UserData {
  @Inject Catalogues catalogues;

  /** The cloud-init user data of a container that is to run the node. */
  String of(Chosen chosen, PlannedContainer container, String nodeId) {
    RecipeValues values =
        new RecipeValues(
            nodeId,
            container.name(),
            chosen.request().name(),
            chosen.version().version(),
            chosen.version().specs(container.roles()),
            container.privateAddress(),
            container.publicAddress());
    List<Recipe> recipes =
        catalogues
            .current()
            .recipesFor(chosen.version().version(), chosen.image().os(), container.roles());
    return SeedDocuments.userData(seed(recipes, values, chosen.request().sshKeys()));
  }

  private static Seed seed(List<Recipe> recipes, RecipeValues values, List<String> sshKeys) {
    return new Seed(
        values.nodeId(),
        values.hostName(),
        List.of(),
        sshKeys,
        recipes.stream().flatMap(recipe -> recipe.packages().stream()).distinct().toList(),
        recipes.stream().flatMap(recipe -> files(recipe, values).stream()).toList(),
        recipes.stream().flatMap(recipe -> commands(recipe, values).stream()).toList());
  }

  private static List<SeedFile> files(Recipe recipe, RecipeValues values) {
    return recipe.files().stream()
        .map(
            file ->
                new SeedFile(
                    file.path(), file.content().filled(values), file.permissions(), file.owner()))
        .toList();
  }

  private static List<List<String>> commands(Recipe recipe, RecipeValues values) {
    return recipe.commands().stream().map(command -> filled(command, values)).toList();
  }

  private static List<String> filled(List<RecipeText> command, RecipeValues values) {
    return command.stream().map(word -> word.filled(values)).toList();
  }
}
