package org.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.GET;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/** Which permission a route of a tenant needs, and that built-in roles may what they always did. */
@AnalyzeClasses(packages = "org.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class NeedsRulesTest {
  private static Stream<JavaMethod> routes(JavaClasses all) {
    return all.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(AllowedTo.class));
  }

  private static List<Need> needs(JavaMethod route) {
    return List.of(route.getAnnotationOfType(AllowedTo.class).value());
  }

  private static boolean needs(JavaMethod route, Need need) {
    return needs(route).contains(need);
  }

  private static Permission permission(JavaMethod route) {
    return route.getAnnotationOfType(Needs.class).value();
  }

  @ArchTest
  static void whateverATenantsPeopleDoNeedsAPermission(JavaClasses all) {
    assertThat(
            routes(all)
                .filter(
                    route ->
                        needs(route, Need.TENANT_OPERATOR)
                            || needs(route, Need.TENANT_OWNER)
                            || needs(route, Need.TENANT_VIEWER)
                                && !route.isAnnotatedWith(GET.class)
                                && !isAPart(route))
                .filter(route -> !route.isAnnotatedWith(Needs.class))
                .map(JavaMethod::getFullName))
        .isEmpty();
  }

  /** What changes and is shared by several verbs is no route of its own. */
  private static boolean isAPart(JavaMethod route) {
    return route.getAnnotations().stream()
        .noneMatch(
            annotation ->
                annotation.getRawType().getPackageName().equals("jakarta.ws.rs")
                    && annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
  }

  @ArchTest
  static void aPermissionIsWhatTheRoutesRoleHasAndNoLesserOne(JavaClasses all) {
    routes(all)
        .filter(route -> route.isAnnotatedWith(Needs.class))
        .forEach(
            route -> {
              TenantRole least =
                  needs(route, Need.TENANT_OWNER)
                      ? TenantRole.OWNER
                      : needs(route, Need.TENANT_OPERATOR)
                          ? TenantRole.OPERATOR
                          : TenantRole.VIEWER;
              for (TenantRole role : TenantRole.values()) {
                assertThat(Rights.of(role).has(permission(route)))
                    .as(role + " at " + route.getFullName())
                    .isEqualTo(role.compareTo(least) >= 0);
              }
            });
  }

  @ArchTest
  static void aConsentOpensWhatAPermissionOfItsNameDoes(JavaClasses all) {
    assertThat(
            routes(all)
                .filter(route -> route.isAnnotatedWith(WithConsent.class))
                .filter(route -> route.isAnnotatedWith(Needs.class)))
        .isNotEmpty()
        .allMatch(
            route ->
                route
                    .getAnnotationOfType(WithConsent.class)
                    .value()
                    .name()
                    .equals(permission(route).name()));
  }

  @ArchTest
  static void whatMayBeGrantedOpensSomething(JavaClasses all) {
    assertThat(
            routes(all)
                .filter(route -> route.isAnnotatedWith(Needs.class))
                .map(NeedsRulesTest::permission))
        .containsAll(Permission.grantable())
        .doesNotContain(Permission.OWN);
  }
}
