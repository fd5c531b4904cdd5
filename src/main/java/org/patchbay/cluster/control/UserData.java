package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.catalogue.entity.RecipeText;
import org.patchbay.catalogue.entity.RecipeValues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.container.entity.seed.Seed;
import org.patchbay.container.entity.seed.SeedDocuments;
import org.patchbay.container.entity.seed.SeedFile;
import org.patchbay.image.entity.Image;
import org.patchbay.network.entity.Nic;

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
    return text(values, chosen.image().os(), container.roles(), chosen.request().sshKeys());
  }

  /** The same of a node that is there, as it is now. */
  String of(Cluster cluster, VersionCatalogue version, Image image, Node node, List<Nic> nics) {
    RecipeValues values =
        new RecipeValues(
            node.nodeId(),
            node.name(),
            cluster.name(),
            version.version(),
            version.specs(node.roles()),
            address(nics, false),
            address(nics, true));
    return text(values, image.os(), node.roles(), cluster.sshKeys());
  }

  private static Optional<InetAddress> address(List<Nic> nics, boolean outside) {
    return nics.stream().filter(nic -> nic.isPublic() == outside).map(Nic::address).findFirst();
  }

  private String text(
      RecipeValues values, String system, List<String> roles, List<String> sshKeys) {
    List<Recipe> recipes = catalogues.current().recipesFor(values.version(), system, roles);
    return SeedDocuments.userData(seed(recipes, values, sshKeys));
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
