package org.patchbay.cluster.entity.topology;

import static org.patchbay.cluster.entity.topology.CheckOptions.ACTIVATING;
import static org.patchbay.cluster.entity.topology.CheckOptions.DRAFTING;
import static org.patchbay.cluster.entity.topology.Drafts.address;
import static org.patchbay.cluster.entity.topology.Drafts.changed;
import static org.patchbay.cluster.entity.topology.Drafts.node;
import static org.patchbay.cluster.entity.topology.Drafts.standard;
import static org.patchbay.cluster.entity.topology.Example.draft;
import static org.patchbay.cluster.entity.topology.Example.example;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Examples for N1 to N6. */
final class NetworkExamples {
  static final Surroundings TENANT =
      new Surroundings(
          List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00:1::/64")),
          Set.of(101),
          Set.of(address("10.1.0.9"), address("198.51.100.9")));

  private NetworkExamples() {}

  static Stream<Example> networks() {
    Optional<Attachment> off = Optional.empty();
    ClusterDraft inner = changed(standard(), "http", node -> node.publicNet(off));
    return Stream.of(
        example("all is well", standard(), ACTIVATING),
        draft(
            "N1: a node without a private address",
            changed(standard(), "sip", node -> node.privateNet(off)),
            "N1:E:acme-sip-1:S"),
        draft(
            "N2: signalling without a public address",
            changed(standard(), "sip", node -> node.publicNet(off)),
            "N2:E:acme-sip-1:S"),
        draft("N3: web inside, nothing in front", inner, "N3:E:acme-http-1:S"),
        draft("N3: web behind a balancer", inner.loadBalancer(balancer("198.51.100.80"))),
        draft(
            "N3: web behind a balancer that is private itself",
            inner.loadBalancer(balancer("10.1.0.80")),
            "N3:E:acme-http-1:S"),
        draft(
            "N3: web behind a balancer with a unique local address",
            inner.loadBalancer(balancer("fd00::80")),
            "N3:E:acme-http-1:S"),
        draft(
            "N4: a database that everybody can reach",
            changed(standard(), "sql", node -> node.publicNet(Optional.of(Attachment.PENDING))),
            "N4:W:acme-sql-1:S"),
        example(
            "N4: where the tenant raised it",
            changed(standard(), "sql", node -> node.publicNet(Optional.of(Attachment.PENDING))),
            DRAFTING.raised(Rule.N4),
            "N4:E:acme-sql-1:S"),
        draft(
            "N5: a node on no network at all",
            changed(standard(), "wk", node -> node.privateNet(off)),
            "N1:E:acme-wk-1:S",
            "N5:E:acme-wk-1:S"));
  }

  private static LoadBalancer balancer(String address) {
    return new LoadBalancer(address(address));
  }

  private static ClusterDraft at(String role, Attachment net) {
    return changed(standard(), role, node -> node.privateNet(Optional.of(net)));
  }

  static Attachment net(String... addresses) {
    return Attachment.at(
        Arrays.stream(addresses).map(Drafts::address).toArray(java.net.InetAddress[]::new));
  }

  static Stream<Example> addresses() {
    CheckOptions inTenant = DRAFTING.in(TENANT);
    ClusterDraft twice =
        changed(at("sip", net("10.1.0.2")), "pbx", n -> n.privateNet(Optional.of(net("10.1.0.2"))));
    ClusterDraft publicTaken =
        changed(standard(), "sip", n -> n.publicNet(Optional.of(net("198.51.100.9"))));
    return Stream.of(
        example("N6: own addresses", at("sip", net("10.1.2.3", "fd00:1::3").on(101)), inTenant),
        example("N6: one address for two", twice, inTenant, "N6:E:acme-sip-1:P"),
        example("N6: taken", at("sip", net("10.1.0.9")), inTenant, "N6:E:acme-sip-1:P"),
        example("N6: taken outside", publicTaken, inTenant, "N6:E:acme-sip-1:P"),
        example("N6: foreign range", at("sip", net("10.2.0.2")), inTenant, "N6:E:acme-sip-1:P"),
        example(
            "N6: foreign range of six", at("sip", net("fd00:2::2")), inTenant, "N6:E:acme-sip-1:P"),
        example(
            "N6: foreign segment", at("sip", net("10.1.0.2").on(7)), inTenant, "N6:E:acme-sip-1:P"),
        draft("N6: nothing is known of the tenant", at("sip", net("10.9.0.2").on(7))));
  }
}
