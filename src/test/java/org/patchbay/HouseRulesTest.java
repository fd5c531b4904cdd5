package org.patchbay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.identity.boundary.AllowedTo;

/** The house's rules: what may stand where, and who may know whom. */
@AnalyzeClasses(packages = "org.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  /** From the ground up; imports go down, or stay on the floor. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("fault"),
          Set.of("settings"),
          Set.of("tenant"),
          Set.of("identity", "audit", "web"),
          Set.of("reconcile"),
          Set.of("operation", "membership"),
          Set.of("hypervisor"),
          Set.of("host"),
          Set.of("image", "network"),
          Set.of("container"),
          Set.of("catalogue", "probe"),
          Set.of("cluster"),
          Set.of("isolation"),
          Set.of("theme", "dashboard", "helpdesk", "notify", "offboarding", "quota", "vault"));

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }

  private static int floor(JavaClass type) {
    String room = room(type);
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(room)) {
        return floor;
      }
    }
    return -1;
  }

  @ArchTest
  static final ArchRule everyRoomHasItsFloor =
      classes()
          .should(
              condition(
                  "stand in a room that has a floor",
                  (type, events) -> {
                    if (floor(type) < 0) {
                      events.add(SimpleConditionEvent.violated(type, type + " has no floor"));
                    }
                  }));

  @ArchTest
  static final ArchRule importsGoDown =
      classes()
          .should(
              condition(
                  "import only from floors below, or from their own",
                  (type, events) ->
                      type.getDirectDependenciesFromSelf().stream()
                          .filter(dependency -> floor(dependency.getTargetClass()) > floor(type))
                          .forEach(
                              dependency ->
                                  events.add(
                                      SimpleConditionEvent.violated(
                                          type, dependency.getDescription())))));

  @ArchTest
  static final ArchRule roomsDoNotGoInCircles =
      slices().matching("org.patchbay.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule aClassStandsInOneOfTheFourPackages =
      classes()
          .should()
          .resideInAnyPackage(
              "org.patchbay.*.boundary..",
              "org.patchbay.*.control..",
              "org.patchbay.*.entity..",
              "org.patchbay.*.edge.*..",
              "org.patchbay.*");

  @ArchTest
  static final ArchRule boundaryKnowsNoEntityManager =
      noClasses()
          .that()
          .resideInAPackage("..boundary..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.hibernate..");

  @ArchTest
  static final ArchRule controlKnowsNoHttpAndNoLibvirt =
      noClasses()
          .that()
          .resideInAPackage("..control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..", "jakarta.mvc..", "jakarta.servlet..", "org.libvirt..");

  @ArchTest
  static final ArchRule controlKnowsNoBoundary =
      noClasses()
          .that()
          .resideInAnyPackage("..control..", "..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.patchbay..boundary..");

  @ArchTest
  static final ArchRule entitiesAreWithoutContainerClockAndWorld =
      noClasses()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.enterprise..",
              "jakarta.inject..",
              "jakarta.transaction..",
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "jakarta.mvc..",
              "java.net.http..",
              "org.libvirt..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule entitiesKnowNoControl =
      noClasses()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.patchbay..control..");

  @ArchTest
  static final ArchRule edgesAreImportedByNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("..edge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.patchbay..edge..");

  @ArchTest
  static final ArchRule anEdgeKnowsNoOtherEdge =
      classes()
          .that()
          .resideInAPackage("org.patchbay..edge..")
          .should(
              condition(
                  "know no other edge",
                  (type, events) ->
                      type.getDirectDependenciesFromSelf().stream()
                          .filter(d -> d.getTargetClass().getPackageName().contains(".edge."))
                          .filter(d -> d.getTargetClass().getName().startsWith("org.patchbay."))
                          .filter(d -> !edge(d.getTargetClass()).equals(edge(type)))
                          .forEach(
                              d ->
                                  events.add(
                                      SimpleConditionEvent.violated(type, d.getDescription())))));

  /** {@code hypervisor.edge.libvirt}, wherever below it a class stands. */
  private static String edge(JavaClass type) {
    return List.of(type.getPackageName().split("\\.")).stream()
        .skip(2)
        .limit(3)
        .collect(Collectors.joining("."));
  }

  @ArchTest
  static final ArchRule libvirtStaysInItsEdge =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.patchbay.hypervisor.edge.libvirt..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.libvirt..", "com.sun.jna..");

  @ArchTest
  static final ArchRule everyRouteHasItsAccessRule =
      methods().that(areRoutes()).should().beAnnotatedWith(AllowedTo.class).allowEmptyShould(true);

  @ArchTest
  static final ArchRule routesStandInBoundariesAndAreBeansOfTheirRequest =
      classes()
          .that(annotatedWith(Path.class))
          .should()
          .resideInAPackage("..boundary..")
          .andShould()
          .beAnnotatedWith(RequestScoped.class)
          .allowEmptyShould(true);

  /** The two applications each want their own: what the server injects is one application's. */
  @ArchTest
  static final ArchRule providersBelongToTheirApplication =
      classes()
          .that(annotatedWith(Provider.class))
          .should()
          .beAnnotatedWith(Dependent.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingIsCalledImplOrManagerOrHelperOrUtil =
      noClasses()
          .should()
          .haveNameMatching(".*\\.\\w*(Impl|Manager|Helper|Utils?)")
          .orShould()
          .haveNameMatching(".*\\.I[A-Z][a-z]\\w*Interface");

  /** Between two beans stands a proxy, whose own fields are empty. */
  @ArchTest
  static final ArchRule nobodyReadsAFieldOfAnotherBean =
      noClasses()
          .should()
          .accessFieldWhere(
              DescribedPredicate.describe(
                  "it is a field of another bean, behind its proxy",
                  access ->
                      (access.getTargetOwner().isAnnotatedWith(ApplicationScoped.class)
                              || access.getTargetOwner().isAnnotatedWith(RequestScoped.class))
                          && !access
                              .getOriginOwner()
                              .isAssignableTo(access.getTarget().getOwner().getName())
                          && access
                              .getTarget()
                              .resolveMember()
                              .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                              .isPresent()));

  @ArchTest
  static final ArchRule thePersistenceContextIsInjectedInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.patchbay.tenant.edge.jpa..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("jakarta.ejb.."))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(jakarta.persistence.PersistenceContext.class);

  @ArchTest
  static void everyRoomSaysWhatItIsFor(com.tngtech.archunit.core.domain.JavaClasses all) {
    Set<String> rooms = all.stream().map(HouseRulesTest::room).collect(Collectors.toSet());
    assertThat(rooms)
        .allSatisfy(
            room ->
                assertThat(java.nio.file.Path.of("src/main/java/org/patchbay", room))
                    .isDirectoryContaining("glob:**package-info.java"));
  }

  private static DescribedPredicate<JavaMethod> areRoutes() {
    return DescribedPredicate.describe(
        "are routes", method -> metaAnnotatedWith(HttpMethod.class).test(method));
  }

  private static ArchCondition<JavaClass> condition(String says, Check check) {
    return new ArchCondition<>(says) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.of(type, events);
      }
    };
  }

  /** Looks at a class. */
  private interface Check {
    void of(JavaClass type, ConditionEvents events);
  }
}
