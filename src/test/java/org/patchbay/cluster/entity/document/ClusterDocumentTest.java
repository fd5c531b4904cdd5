package org.patchbay.cluster.entity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.web.control.Texts;

/** A cluster's document, there and back, and what it says of a wrong one. */
class ClusterDocumentTest {
  private static final String VOICE =
      """
      cluster: voice
      version: '5.7'
      storage: shared
      declarations:
        sharedStorage: nfs://nas.example.net/voip
        extensions: 500
      nodes:
      - name: voice-sql-1
        roles:
        - sql
        - dd
        size:
          vcpus: 2
          memoryMiB: 4096
          diskGiB: 40
        masterOf:
        - sql
        public: false
      - roles: [sip]
        size: half
      """;

  @Test
  void saysWhatIsAskedFor() {
    ClusterRequest voice = ClusterReader.read(VOICE).request();
    assertThat(voice.name()).isEqualTo("voice");
    assertThat(voice.version()).isEqualTo("5.7");
    assertThat(voice.custom()).isTrue();
    assertThat(voice.storage()).isEqualTo("SHARED");
    assertThat(voice.declared().storageText()).isEqualTo("nfs://nas.example.net/voip");
    assertThat(voice.nodes())
        .containsExactly(
            new WantedNode(
                "voice-sql-1",
                List.of("sql", "dd"),
                WantedSize.of(new Size(2, 4096, 40)),
                List.of("sql"),
                false),
            WantedNode.of(List.of("sip"), WantedSize.named("half")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: '5.7'             | versoin: '5.7'       | Line 2: Nothing here is called "versoin"
          extensions: 500            | extensions: many     | Line 6:
          nfs://nas.example.net/voip | nas                  | Line 5:
          vcpus: 2                   | vcpus: two           | Line 13: "two" is no number
          public: false              | public: perhaps      | Line 18: "perhaps" is none of: true, false
          roles: [sip]               | roles: sip           | Line 19: "roles" has to be a list
          storage: shared            | storage: [           | This is not YAML
          """)
  void tellsWhatIsWrongByItsLine(String right, String wrong, String said) {
    assertThat(VOICE).contains(right);
    assertThat(words(problems(VOICE.replace(right, wrong)))).anyMatch(text -> text.contains(said));
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    String wrong = VOICE.replace("vcpus: 2", "vcpus: 0").replace("cluster: voice\n", "");
    assertThat(problems(wrong)).hasSize(2).allMatch(one -> one.field().equals("document"));
  }

  @Test
  void whatOthersFindWrongStandsAtItsLineToo() {
    ReadCluster read = ClusterReader.read(VOICE);
    assertThat(read.at(problem("nodes[1].roles")).parameters().get(0)).isEqualTo(19);
    assertThat(read.at(problem("nodes[0].size.vcpus")).parameters().get(0)).isEqualTo(13);
    assertThat(read.at(problem("nodes[0].strange")).parameters().get(0)).isEqualTo(8);
    assertThat(read.at(problem("blueprint")).parameters().get(0)).isEqualTo(1);
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThat(problems(" ")).extracting("messageKey").containsExactly("cluster.document.missing");
    assertThat(problems("#".repeat(ClusterReader.LONGEST + 1)))
        .extracting("messageKey")
        .containsExactly("cluster.document.long");
    assertThat(problems("- a\n- b\n")).hasSize(1);
  }

  @Property(tries = 300, seed = "4711")
  void readsBackWhatItWrote(@ForAll("clusters") ClusterRequest cluster) {
    assertThat(ClusterReader.read(ClusterWriter.write(cluster)).request()).isEqualTo(cluster);
  }

  @Provide
  Arbitrary<ClusterRequest> clusters() {
    Arbitrary<String> words = Arbitraries.of("true", "5.7", "null", "a: b", "- x", "#", "ü", "0x1");
    Arbitrary<List<WantedNode>> nodes = nodes(words).list().ofMaxSize(4);
    return Combinators.combine(
            words,
            words,
            words.injectNull(.5),
            Arbitraries.of("SHARED", "SSD").injectNull(.5),
            nodes,
            declared(),
            words.list().ofMaxSize(2))
        .as(
            (name, version, network, storage, list, declared, keys) ->
                new ClusterRequest(
                    name,
                    version,
                    ClusterRequest.CUSTOM,
                    network,
                    network,
                    network,
                    storage,
                    Map.of(),
                    list,
                    declared,
                    keys));
  }

  private static Arbitrary<WantedNode> nodes(Arbitrary<String> words) {
    Arbitrary<WantedSize> sizes =
        Arbitraries.oneOf(
            words.map(WantedSize::named),
            Arbitraries.integers().between(1, 64).map(n -> WantedSize.of(new Size(n, n * 9L, n))));
    return Combinators.combine(
            words.injectNull(.5),
            words.list().ofMaxSize(3),
            sizes,
            words.list().ofMaxSize(2).injectNull(.3),
            Arbitraries.of(true, false).injectNull(.3))
        .as(WantedNode::new);
  }

  private static Arbitrary<Declarations> declared() {
    return Combinators.combine(
            Arbitraries.of("", "nfs://nas.example.net/a%20b", "https://s3.example.net/b"),
            Arbitraries.of("", "AKIA: #1"),
            Arbitraries.of("", "198.51.100.9", "2001:db8::9"),
            Arbitraries.of(true, false),
            Arbitraries.of("", "0", "70000"))
        .as(
            (storage, key, balancer, strict, extensions) ->
                Declarations.read(storage, key, balancer, strict, extensions, new ArrayList<>()));
  }

  private static FieldProblem problem(String field) {
    return new FieldProblem(field, "cluster.role.unknown", List.of("x"));
  }

  private static List<FieldProblem> problems(String text) {
    return catchThrowableOfType(Fault.class, () -> ClusterReader.read(text)).problems();
  }

  private static List<String> words(List<FieldProblem> problems) {
    return problems.stream()
        .map(one -> Texts.of(Locale.ENGLISH, one.messageKey(), one.parameters().toArray()))
        .toList();
  }
}
