package org.patchbay.catalogue.entity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.yaml.Problem;

class CatalogueReaderTest {
  private final Map<String, String> texts = ConfigFiles.texts();

  @Test
  void theFilesWeShipAreAccepted() {
    assertThat(CatalogueReader.read(texts).problems()).isEmpty();
  }

  @ParameterizedTest(name = "{3}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          roles/voipnow-5.7.yaml   | 'layer: storage'            | 'layer: cellar'               | not-one-of
          roles/voipnow-5.7.yaml   | 'basis: S }'                | 'basis: X }'                    | not-one-of
          roles/voipnow-5.7.yaml   | 'lab: true'                 | 'lab: yes'                    | not-one-of
          roles/voipnow-5.7.yaml   | 'port: 3306'                | 'port: 70000'                 | not-a-number
          roles/voipnow-5.7.yaml   | 'vcpus: 4'                  | 'vcpus: many'                 | not-a-number
          roles/voipnow-5.7.yaml   | 'code: sql'                 | 'code: SQL'                   | not-a-code
          roles/voipnow-5.7.yaml   | 'code: que'                 | 'code: dd'                    | twice
          roles/voipnow-5.7.yaml   | 'name: SIP'                 | 'title: SIP'                  | unknown-key
          roles/voipnow-5.7.yaml   | 'layer: functionality'      | 'code: pbx'                      | key-twice
          roles/voipnow-5.7.yaml   | 'version: "5.7"'            | 'version: "5.8"'              | file-name
          roles/voipnow-5.7.yaml   | 'storage: { disk: ssd'      | 'storage: [ { disk: ssd'      | syntax
          roles/voipnow-5.7.yaml   | 'count: { min: 1, basis: I }' | 'count: 1'                  | not-a-mapping-at
          roles/voipnow-5.7.yaml   | 'count: { min: 1, max: 1, basis: I }' | 'count: { min: 1, max: 1 }' | missing
          blueprints/small.yaml    | 'roles: [sql, dd]'          | 'roles: [sql, dd, oracle]'    | unknown-role
          blueprints/small.yaml    | 'roles: [sql, dd]'          | 'roles: [sql, es]'            | unknown-role
          blueprints/small.yaml    | 'rolesWhereOffered: [es]'   | 'rolesWhereOffered: [ex]'     | unknown-role-everywhere
          blueprints/small.yaml    | 'roles: [sql, dd]'          | 'roles: sql'                  | not-a-list
          blueprints/small.yaml    | 'roles: [sql, dd]'          | 'roles: [[sql], dd]'          | not-a-text
          blueprints/small.yaml    | '{cluster}-data-{n}'        | 'data-{n}'                    | node-name
          blueprints/small.yaml    | '{cluster}-data-{n}'        | '{cluster}-data & co'         | node-name
          blueprints/small.yaml    | '{cluster}-data-{n}'        | '{cluster}-abcdefghijklmnopqrstuvw' | node-name
          blueprints/standard.yaml | 'each: each-required-role'  | 'each: role'                  | not-one-of
          blueprints/standard.yaml | '-{role}-{n}'               | '-node'                       | node-name-twice
          blueprints/standard.yaml | 'each: each-required-role'  | 'roles: [sip]'                | role-left-out
          blueprints/standard.yaml | 'each: each-required-role'  | 'count: 3'                    | each-or-roles
          blueprints/standard.yaml | 'basis: P'                  | 'versions: ["9.9"]'           | unknown-version
          recipes/patchbay-lab.yaml | '${nodeId}'                | '${secret}'                   | unknown-place
          recipes/patchbay-lab.yaml | 'timeLimit: PT3M'          | 'timeLimit: 3 minutes'        | not-a-duration
          recipes/patchbay-lab.yaml | 'timeLimit: PT3M'          | 'timeLimit: PT0S'             | not-a-duration
          recipes/patchbay-lab.yaml | 'path: /etc/patchbay'      | 'path: etc/patchbay'          | not-absolute
          recipes/patchbay-lab.yaml | 'permissions: "0644"'      | 'permissions: "rw-r--r--"'    | not-permissions
          sizes.yaml               | 'name: proposed'            | 'name: usual'                 | missing
          sizes.yaml               | 'factor: 0.5'               | 'factor: -1'                  | not-a-number
          sizes.yaml               | 'factor: 0.5, '             | ''                            | factor-or-fixed
          sizing.yaml              | 'extensions: 50, calls'     | 'extensions: many, calls'     | not-a-number
          sizing.yaml              | 'extensions: 50, calls: 10' | 'extensions: 50'              | missing
          sizing.yaml              | 'calls: 150'                | 'calls: 0'                    | not-a-number
          sizing.yaml              | 'grows: up, basis: P'       | 'grows: sideways, basis: P'   | not-one-of
          sizing.yaml              | 'grows: up, basis: P'       | 'grows: out, basis: P'        | grows-not-out
          sizing.yaml              | 'role: wk'                  | 'role: pbx'                   | twice
          sizing.yaml              | 'role: wk'                  | 'role: oracle'                | unknown-role-everywhere
          sizing.yaml              | 'blueprint: small'          | 'blueprint: medium'           | unknown-blueprint
          sizing.yaml              | 'calls: 50, basis: P'       | 'calls: 50'                   | missing
          """)
  void aWrongFileIsRefusedWithItsReasonAndLine(
      String file, String right, String wrong, String why) {
    String text = texts.get(file);
    assertThat(text).contains(right);
    long line = text.substring(0, text.indexOf(right)).lines().count();
    texts.put(file, text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
    List<Problem> problems = CatalogueReader.read(texts).problems();
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.messageKey()).isEqualTo("catalogue.problem." + why);
              assertThat((long) problem.line()).isCloseTo(line, within(3L));
            });
  }

  @Test
  void everyVersionNeedsAShapeForAnyLoad() {
    texts.compute(
        "sizing.yaml",
        (name, text) -> text.replace("standard,", "standard, extensions: 9, calls: 9,"));
    assertThat(CatalogueReader.read(texts).problems())
        .extracting(Problem::messageKey, problem -> problem.parameters().get(0))
        .contains(tuple("catalogue.problem.no-shape", "5.7"));
  }

  @Test
  void theLineIsTheOneThatIsWrong() {
    texts.put(
        "blueprints/small.yaml",
        """
        blueprint: small
        title: Small
        description: One node too few
        basis: P
        nodes:
          - name: "{cluster}-all-{n}"
            roles: [sip,
              oracle]
            rest: true
        """);
    Problem problem = CatalogueReader.read(texts).problems().get(0);
    assertThat(problem.place()).isEqualTo("blueprints/small.yaml:8");
    assertThat(problem.parameters().get(0)).isEqualTo("oracle");
  }

  @Test
  void allProblemsOfAllFilesAreSaidAtOnce() {
    texts.put("roles/voipnow-5.6.yaml", "version: [");
    texts.put("roles/voipnow-6.0.yaml", "");
    texts.put("blueprints/single.yaml", "- a list");
    texts.remove("sizes.yaml");
    assertThat(CatalogueReader.read(texts).problems())
        .extracting(Problem::file)
        .contains(
            "roles/voipnow-5.6.yaml",
            "roles/voipnow-6.0.yaml",
            "blueprints/single.yaml",
            "sizes.yaml");
  }

  @Test
  void anEmptyConfigurationIsRefused() {
    assertThat(CatalogueReader.read(Map.of()).problems())
        .extracting(Problem::messageKey)
        .containsExactly(
            "catalogue.problem.no-version",
            "catalogue.problem.no-file",
            "catalogue.problem.no-file");
  }

  @Test
  void aVersionIsAddedByPlacingAFile() {
    String next = texts.get("roles/voipnow-5.7.yaml").replace("\"5.7\"", "\"5.10\"");
    texts.put("roles/voipnow-5.10.yaml", next);
    assertThat(CatalogueReader.read(texts).catalogue().orElseThrow().versions().keySet())
        .containsExactly("4.x", "5.6", "5.7", "5.10");
  }

  @Test
  void aRoleThatANewVersionAddsFindsItsPlaceInEveryBlueprint() {
    String old = texts.get("roles/voipnow-5.7.yaml");
    String worker = old.substring(old.indexOf("  - code: wk"), old.indexOf("  - code: pbx"));
    String next = old.replace("\"5.7\"", "\"6.0\"") + worker.replace("code: wk", "code: ai");
    texts.put("roles/voipnow-6.0.yaml", next);
    assertThat(CatalogueReader.read(texts).problems()).isEmpty();
  }

  @Test
  void aBlueprintThatNamesARoleWhichANewVersionDroppedIsRefused() {
    String old = texts.get("roles/voipnow-5.7.yaml");
    texts.put(
        "roles/voipnow-6.0.yaml",
        old.replace("\"5.7\"", "\"6.0\"").replace("code: wk", "code: ai"));
    assertThat(CatalogueReader.read(texts).problems())
        .extracting(Problem::place)
        .containsExactly("blueprints/small.yaml:14");
  }

  @Test
  void everyReasonHasItsMessage() {
    ResourceBundle messages = ResourceBundle.getBundle("messages.catalogue");
    texts.replaceAll((name, text) -> text.replace("basis", "bases").replace("name:", "nom:"));
    assertThat(CatalogueReader.read(texts).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(messages.containsKey(problem.messageKey())).isTrue());
  }
}
