package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;

/** What helpdesk staff sees by itself, what a consent can open, and what nothing opens. */
@AnalyzeClasses(packages = "org.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class ConsentRulesTest {
  /** An operator's, and never the helpdesk's: whatever is made, retired, or opens more. */
  private static final Set<String> NEVER =
      Set.of(
          "AddressPages",
          "AddressesResource",
          "ClusterChanges",
          "ClusterDocumentResource",
          "ClustersResource.create",
          "ClustersResource.plan",
          "ClustersResource.retire",
          "ContainerPages.confirmRetirement",
          "ContainerPages.retire",
          "ContainersResource.retire",
          "DocumentPages",
          "DocumentsResource",
          "IsolationPages",
          "IsolationResource",
          "NewSegmentPages",
          "NodesPages",
          "QuotaPages",
          "QuotaRequestsResource",
          "SegmentPages",
          "SnapshotPages",
          "SnapshotsResource",
          "SegmentsResource",
          "TenantNetworkPages",
          "TokenPages",
          "TokensResource");

  /** All that the helpdesk sees unasked. */
  private static final Set<String> SEEN =
      Set.of(
          "TenantPages.overview",
          "TenantsResource.show",
          "ClusterPages.list",
          "ClusterPages.show",
          "ClustersResource.list",
          "ClustersResource.show",
          "ClustersResource.node",
          "NodePages.show",
          "ContainerPages.list",
          "ContainerPages.show",
          "ContainersResource.list",
          "ContainersResource.show",
          "SnapshotPages.list",
          "SnapshotsResource.list",
          "SnapshotsResource.show",
          "OperationPages.list",
          "OperationPages.show",
          "OperationPages.events",
          "AskPages.form",
          "AskPages.ask",
          "HelpRequestsResource.ask");

  private static Stream<JavaMethod> routes(JavaClasses all, Need need) {
    return all.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(AllowedTo.class))
        .filter(
            method ->
                Arrays.asList(method.getAnnotationOfType(AllowedTo.class).value()).contains(need));
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  private static Set<String> names(Stream<JavaMethod> methods) {
    return methods.map(ConsentRulesTest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @ArchTest
  static void whatAnOperatorDoesIsOpenedByAConsentOrByNothing(JavaClasses all) {
    assertThat(names(routes(all, Need.TENANT_OPERATOR).filter(m -> !isOpened(m))))
        .allMatch(name -> NEVER.contains(name) || NEVER.contains(name.replaceAll("\\..*", "")));
    assertThat(names(routes(all, Need.TENANT_OPERATOR).filter(ConsentRulesTest::isOpened)))
        .noneMatch(name -> NEVER.contains(name) || NEVER.contains(name.replaceAll("\\..*", "")));
  }

  private static boolean isOpened(JavaMethod method) {
    return method.isAnnotatedWith(WithConsent.class);
  }

  @ArchTest
  static void noConsentOpensWhatOnlyOwnersOrThePlatformDo(JavaClasses all) {
    for (Need need : List.of(Need.TENANT_OWNER, Need.PLATFORM_ADMIN)) {
      assertThat(names(routes(all, need).filter(ConsentRulesTest::isOpened))).isEmpty();
    }
  }

  @ArchTest
  static void theHelpdeskSeesThisAndNothingElse(JavaClasses all) {
    assertThat(names(routes(all, Need.TENANT_HELPDESK))).containsExactlyInAnyOrderElementsOf(SEEN);
  }

  @ArchTest
  static void everyDeedOpensSomething(JavaClasses all) {
    assertThat(
            all.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(ConsentRulesTest::isOpened)
                .map(method -> method.getAnnotationOfType(WithConsent.class).value()))
        .contains(HelpDeed.values());
  }
}
