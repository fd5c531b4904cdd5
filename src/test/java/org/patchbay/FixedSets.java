package org.patchbay;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Layer;
import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.entity.ClusterStatus;
import org.patchbay.cluster.entity.firewall.FirewallLine;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.container.entity.Console;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.Flexing;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.helpdesk.entity.GlassState;
import org.patchbay.host.entity.DriftState;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.host.entity.Lack;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.StepUpVerdict;
import org.patchbay.identity.entity.TokenState;
import org.patchbay.image.entity.ImageState;
import org.patchbay.isolation.entity.Finding;
import org.patchbay.isolation.entity.IsolationState;
import org.patchbay.membership.entity.OrganizationState;
import org.patchbay.notify.entity.MailTopic;
import org.patchbay.offboarding.entity.Part;
import org.patchbay.offboarding.entity.PartState;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.quota.entity.QuotaRequestState;
import org.patchbay.quota.entity.UsageSpan;
import org.patchbay.quota.entity.UsageUnit;
import org.patchbay.tenant.entity.LeaveState;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.vault.entity.KeyState;
import org.patchbay.web.entity.HttpFault;

/** The fixed sets of values whose words pages show, by the beginning of their keys. */
final class FixedSets {
  private final Map<String, Set<String>> sets = new TreeMap<>();

  private FixedSets() {
    some();
    others();
  }

  static Map<String, Set<String>> all() {
    return new FixedSets().sets;
  }

  private void some() {
    sets.put("audit.permission", permissions());
    put("catalogue.audience", PortSpec.Audience.values());
    put("catalogue.basis", Basis.values());
    put("catalogue.layer", Layer.values());
    put("catalogue.need", org.patchbay.catalogue.entity.Need.values());
    put("cluster.basis", Basis.values());
    put("cluster.firewall.kind", FirewallRule.Kind.values());
    put("cluster.firewall.private", HostProfile.values());
    put("cluster.firewall.verdict", FirewallLine.Verdict.values());
    put("cluster.gate", Gates.Decision.values());
    put("cluster.status", ClusterStatus.values());
    put("container.console", Console.State.values(), Console.State.READ);
    put("container.machine", MachineState.values());
    put("container.power", Power.values());
    put("container.size.how", Flexing.Way.values());
    put("container.size.way", Flexing.Way.values());
    put("container.snapshot.state", SnapshotRow.Status.values());
    put("container.status", ContainerStatus.values());
    put("fault", FaultCode.values());
    put("fault.http", HttpFault.values());
    put("fault.kind", FaultKind.values());
    put("helpdesk.glass.state", GlassState.values());
    put("helpdesk.deed", HelpDeed.values());
    put("host.drift.field", FixtureField.values());
    put("host.drift.kind", Fixture.Kind.values());
    put("host.drift.state", DriftState.values());
    put("host.guards.private", HostProfile.values());
  }

  private void others() {
    put("host.lack", Lack.Kind.values());
    put("host.lack.do", Lack.Kind.values());
    put("host.machineType", MachineType.values());
    put("host.profile", HostProfile.values());
    put("host.status", HostStatus.values());
    put("host.storage", StorageClass.values());
    put("identity.kept.unconfirmed", StepUpVerdict.values(), StepUpVerdict.CONFIRMED);
    put("identity.token.state", TokenState.values());
    put("image.state", ImageState.values());
    put("isolation.found", Finding.Kind.values());
    put("isolation.state", IsolationState.values());
    put("isolation.todo", Finding.Kind.values());
    put("isolation.verdict", IsolationState.values(), IsolationState.RUNNING);
    put("membership.area", Permission.Area.values(), Permission.Area.NONE);
    put("membership.permission", Permission.values(), Permission.OWN);
    put("membership.permission.help", Permission.values(), Permission.OWN);
    put("membership.role", TenantRole.values());
    put("network.address.state", HeldAddress.State.values());
    put("notify.topic", MailTopic.values());
    put("notify.topic.about", MailTopic.values());
    put("offboarding.banner", LeaveState.values());
    put("offboarding.help", LeaveState.values());
    put("offboarding.part", Part.values());
    put("offboarding.part.state", PartState.values());
    put("offboarding.state", LeaveState.values());
    put("operation.state", OperationState.values());
    put(
        "operation.verdict",
        OperationState.values(),
        OperationState.PENDING,
        OperationState.RUNNING);
    put("placement.not.class", StorageClass.values());
    put("placement.not.profile", HostProfile.values());
    put("placement.why.pool", StorageClass.values());
    put("probe.answer", Answer.values());
    put("probe.state", HealthState.values());
    put("probe.way", org.patchbay.probe.entity.Way.values());
    put("quota.state", QuotaRequestState.values());
    put("quota.usage.span", UsageSpan.values());
    put("quota.usage.unit", UsageUnit.values());
    put("tenant.organization", OrganizationState.values());
    put("tenant.organization.help", OrganizationState.values());
    put("vault.state", KeyState.values());
  }

  /** Those of roles, and what tenants consent to. */
  private static Set<String> permissions() {
    return Stream.of(
            Arrays.stream(org.patchbay.identity.entity.Need.values()).map(Enum::name),
            Stream.of("TENANT_OPERATOR", "TENANT_OWNER", "PLATFORM_ADMIN").map("STEP_UP_"::concat),
            Stream.of("BREAK_GLASS"),
            Permission.grantable().stream().map(one -> "ROLE_" + one),
            Stream.of("STEP_UP_ROLE_RETIRE", "STEP_UP_ROLE_SNAPSHOTS", "STEP_UP_ROLE_TOKENS"),
            Arrays.stream(HelpDeed.values()).map(deed -> "CONSENT_" + deed))
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  /** But for some, which nobody is shown. */
  private void put(String beginning, Enum<?>[] values, Enum<?>... without) {
    sets.put(
        beginning,
        Arrays.stream(values)
            .filter(value -> !Arrays.asList(without).contains(value))
            .map(Enum::name)
            .collect(Collectors.toSet()));
  }
}
