package org.patchbay.identity;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.testing.TwoTenants.Thing;

/**
 * What requests of pages can name: each field of a form and each parameter of a query is in it.
 * Where a page reads its form as a whole, the texts of its class are, too: names of fields and what
 * it calls things for its view.
 */
final class FormsTable {
  static final Map<String, Thing> FIELDS =
      Map.ofEntries(
          entry("form container", Thing.CONTAINER),
          entry("form network", Thing.NETWORK),
          entry("form role", Thing.ROLE),
          entry("ClusterForm.network", Thing.NETWORK),
          entry("ClusterForm.segment", Thing.SEGMENT),
          entry("NodesForm.network", Thing.NETWORK),
          entry("NodesForm.segment", Thing.SEGMENT),
          entry("NodesForm.*outside", Thing.ADDRESS),
          entry("ChangeForm.address.", Thing.ADDRESS),
          entry("ChangeForm.promote.", Thing.NODE),
          entry("ChangeForm.remove", Thing.NODE),
          entry("ChangeForm.resize.", Thing.NODE),
          entry("ChangeForm.rolesOf", Thing.NODE),
          entry("ChangeForm.togetherAddress", Thing.ADDRESS),
          entry("NodeMovePages.container", Thing.CONTAINER),
          entry("HelpForm.cluster", Thing.CLUSTER),
          // A document of a cluster, which names a network, a segment and addresses.
          entry("DocumentPages.document", Thing.SEGMENT));

  /** Where what there is not is not there, or is found as little. */
  static final Map<String, Thing> QUERIES = new HashMap<>(NamesTable.FILTERS);

  static {
    QUERIES.put("query from", Thing.CLUSTER);
  }

  /**
   * What names nothing, or what has no owner: the catalogue, images and hosts are everybody's, and
   * {@code ChangeForm.roles.*} is read of those only that {@code rolesOf} names.
   */
  private static final Set<String> SAID =
      Stream.of(
              "query blueprint node step-up version",
              "form accessKey cidr confirm days decision extensions force ipv6 language"
                  + " loadBalancer mail mtu name note permissions reason reserved reverseName"
                  + " secretKey sharedStorage state strictAntiAffinity zone",
              "AppearanceForm. accentDark accentLight atSignIn brand contact logo logoGone logoTaken"
                  + " portalName take topDark topLight true",
              "AppearancePages. brand brands form kept logoGone logoSent logoTaken ownColours ownName"
                  + " preview previewed proposals root typed",
              "AskPages. deeds form reason root scopes",
              "CapPages. cluster containers fields root",
              "ChangeForm. add. add.* confirm plan proposed roles.* size. together togetherSize",
              "ChangePages. add addresses counts form mastered nodes now plan roles root row sizes",
              "ClusterChanges. action blueprints confirm confirmed edit form images name networks plan"
                  + " roles root row segments sent sizes small storageClasses versions",
              "ClusterForm. blueprint confirm image name plan promised. size sizes. sizes.*"
                  + " sshKeys storage version",
              "ContainerHostPages. confirm confirmed grace host hosts k plan root",
              "ContainerSizePages. form grace k plan root vcpus",
              "DocumentPages. action confirm confirmed edit form from plan root sent",
              "FirewallForm. kind note outgoing peers ports protocol remove",
              "FirewallPages. action closes cluster firewall form kind limited listed node opens"
                  + " place revision root rule rules told unlimited wanted",
              "HelpForm. answer deeds grant minutes reason ticket verdict",
              "MailChoicePages. off topics wanted",
              "NodeMovePages. cluster confirm confirmed free host hosts node plan root wanted",
              "NodesForm. *name *roles *size accessKey confirm custom drop extensions image"
                  + " loadBalancer more name node.*. plan sharedStorage sshKeys storage"
                  + " strictAntiAffinity version",
              "NodesPages. action addresses blueprints confirmed edit form images name networks nodes"
                  + " plan roles root segments sent sizes storageClasses version versions",
              "QuotaFields. answer graceDays grant granted limit quota reason soft until verdict"
                  + " wanted",
              "QuotaForm. fields",
              "QuotaPages. first form links names next quota quotas slice",
              "RecoveryPages. confirm confirmed k plan root",
              "SizeForm. confirm diskGiB later maxMemoryMiB maxVcpus memoryMiB now plan restart"
                  + " vcpus",
              "SnapshotPages. confirm confirmed follow grace k note obstacle root row rows s stopping",
              "TenantHelpPages. answer deeds form request root scopes standing")
          .flatMap(FormsTable::each)
          .collect(Collectors.toSet());

  private FormsTable() {}

  private static Stream<String> each(String line) {
    String[] words = line.split(" ");
    String before = words[0].endsWith(".") ? words[0] : words[0] + " ";
    return Arrays.stream(words).skip(1).map(word -> before + word);
  }

  static boolean knows(String place) {
    return NamesTable.knows(place)
        || FIELDS.containsKey(place)
        || QUERIES.containsKey(place)
        || SAID.contains(place);
  }
}
