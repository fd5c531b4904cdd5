package org.patchbay.identity;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.testing.Route;
import org.patchbay.testing.TwoTenants.Thing;

/**
 * What requests of the API can name. Each text that one takes is in it: either it names something
 * that has an owner, or it says something else.
 */
final class NamesTable {
  private static final Map<String, Thing> PATHS =
      Map.ofEntries(
          entry("path cluster", Thing.CLUSTER),
          entry("path node", Thing.NODE),
          entry("path container", Thing.CONTAINER),
          entry("path segment", Thing.SEGMENT),
          entry("path snapshot", Thing.SNAPSHOT),
          entry("path address", Thing.ADDRESS),
          entry("path token", Thing.TOKEN),
          entry("path invitation", Thing.INVITATION),
          entry("path member", Thing.MEMBER),
          entry("path role", Thing.ROLE),
          entry("path consent", Thing.CONSENT),
          entry("path id", Thing.OPERATION),
          entry("path session", Thing.SESSION));

  /** Filters: of a stranger's they find as little as of nobody's. */
  static final Map<String, Thing> FILTERS =
      Map.of(
          "query actor", Thing.MEMBER,
          "query name", Thing.CONTAINER,
          "query object", Thing.CONTAINER,
          "query q", Thing.CONTAINER,
          "query target", Thing.CLUSTER);

  static final Map<String, Thing> FIELDS =
      Map.ofEntries(
          entry("ClusterInput.network", Thing.NETWORK),
          entry("ClusterInput.segment", Thing.SEGMENT),
          entry("NodeInput.address", Thing.ADDRESS),
          entry("ChangeInput.promote", Thing.NODE),
          entry("ChangeInput.remove", Thing.NODE),
          entry("ChangeInput.roles key", Thing.NODE),
          entry("ChangeInput.sizes key", Thing.NODE),
          entry("MoveInput.container", Thing.CONTAINER),
          entry("MemberRole.role", Thing.ROLE),
          entry("MembersView.members", Thing.ROLE),
          entry("NewInvitation.role", Thing.ROLE),
          entry("TakeInput.network", Thing.NETWORK),
          entry("TakeInput.address", Thing.RESTING),
          entry("PlugInput.container", Thing.CONTAINER),
          entry("HelpAnswer.cluster", Thing.CLUSTER),
          entry("HelpScope.cluster", Thing.CLUSTER),
          entry("NewHelpRequest.cluster", Thing.CLUSTER),
          // A document of a cluster, which names a network, a segment and addresses.
          entry("String", Thing.SEGMENT));

  /**
   * Texts that name nothing, or what has no owner: the catalogue, images and hosts are everybody's,
   * a person is known by a name of theirs everywhere, and a plan is a print of what it says.
   */
  private static final Set<String> SAID =
      Stream.of(
              "path blueprint quota version",
              "query action after at calls confirm cursor extensions follow format from kind limit month"
                  + " objectKind planId quota span stage state targetKind to version",
              "AddressWords. note reverseName",
              "ChangeInput. confirm planId roles",
              "ClusterInput. blueprint confirm image name planId sizes sshKeys storage version",
              "ClusterPowerInput. confirm state",
              "DeclarationsJson. accessKey loadBalancer secretKey sharedStorage",
              "FirewallInput. outgoing",
              "FirewallRuleJson. kind note peers ports protocol",
              "GateInput. decision reason",
              "HelpAnswer. answer deeds",
              "HelpScope. deeds",
              "HostMoveInput. confirm host planId",
              "MailChoiceJson. topics",
              "MoveInput. confirm host planId",
              "NewAppearance. accentDark accentLight brand contact portalName topDark topLight",
              "NewHelpRequest. deeds reason ticket",
              "NewInvitation. mail",
              "NewSegment. cidr ipv6 name reserved",
              "NodeInput. masterOf name roles size",
              "PlugInput. confirm",
              "PreferencesJson. language zone",
              "PowerInput. confirm state",
              "QuotaAsk. quota reason",
              "RecoveryInput. confirm planId",
              "RestoreInput. confirm",
              "RoleWish. name permissions",
              "SegmentWords. ipv6 name reserved",
              "SizeInput. confirm planId size",
              "SnapshotInput. note",
              "TakeInput. note reverseName",
              "TokenWish. name role")
          .flatMap(NamesTable::each)
          .collect(Collectors.toSet());

  private static final Set<String> KEYS_SAID =
      Set.of("ChangeInput.promote key", "ClusterInput.sizes key", "MembersView.members key");

  private NamesTable() {}

  private static Stream<String> each(String line) {
    String[] words = line.split(" ");
    String before = words[0].endsWith(".") ? words[0] : words[0] + " ";
    return Arrays.stream(words).skip(1).map(word -> before + word);
  }

  /** What this parameter of the path names, if that has an owner. */
  static Optional<Thing> inPath(String place, Route route) {
    if (place.equals("path invitation") && !route.ofTenant()) {
      return Optional.of(Thing.OWN_INVITATION);
    }
    if (!place.equals("path request")) {
      return Optional.ofNullable(PATHS.get(place));
    }
    boolean quota = route.template().contains("quota");
    return Optional.of(quota ? Thing.QUOTA_REQUEST : Thing.HELP_REQUEST);
  }

  static boolean knows(String place) {
    return List.of(PATHS.keySet(), FILTERS.keySet(), FIELDS.keySet(), SAID, KEYS_SAID).stream()
            .anyMatch(all -> all.contains(place))
        || place.equals("path request");
  }
}
