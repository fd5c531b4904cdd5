package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;

/** What nobody does without having been asked for a second factor: the list of it. */
class StepUpRoutesTest {
  private static final Set<String> ALL =
      Set.of(
          "BreakGlassPages.begin",
          "BreakGlassResource.begin",
          "ClusterChanges.retire",
          "ClustersResource.retire",
          "ContainerPages.retire",
          "ContainersResource.retire",
          "ImagePages.remove",
          "ImagesResource.remove",
          "OffboardingPages.begin",
          "OffboardingResource.begin",
          "SnapshotPages.delete",
          "SnapshotPages.restore",
          "SnapshotsResource.delete",
          "SnapshotsResource.restore",
          "TokenPages.makeDestroying",
          "TokensResource.makeDestroying");

  private static Set<JavaMethod> methods() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.patchbay")
            .stream()
            .flatMap(type -> type.getMethods().stream())
            .collect(Collectors.toSet());
  }

  @Test
  void whatDestroysAsksAndNothingElseDoes() {
    Set<String> asking =
        methods().stream()
            .filter(method -> method.isAnnotatedWith(StepUp.class))
            .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
            .collect(Collectors.toSet());
    assertThat(asking).isEqualTo(ALL);
  }

  @Test
  void whatIsCalledRetiringAsks() {
    assertThat(methods())
        .filteredOn(method -> method.isAnnotatedWith(AllowedTo.class))
        .filteredOn(method -> method.getName().startsWith("retire"))
        .hasSize(4)
        .allMatch(method -> method.isAnnotatedWith(StepUp.class));
  }

  @Test
  void aLookIsForWhomItsRuleNames() {
    assertThat(methods())
        .filteredOn(method -> method.isAnnotatedWith(StepUp.class))
        .allMatch(method -> method.isAnnotatedWith(AllowedTo.class))
        .noneMatch(method -> method.isAnnotatedWith(GET.class));
  }
}
