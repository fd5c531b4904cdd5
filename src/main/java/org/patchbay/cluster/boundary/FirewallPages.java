package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.FirewallSettings;
import org.patchbay.cluster.control.Firewalls;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallReading;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.cluster.entity.firewall.RawRule;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant reads and changes what passes a node's public interface. */
@Controller
@Path("t/{tenant}/clusters/{cluster}/nodes/{node}/firewall")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class FirewallPages {
  private static final String PAGE = "cluster/firewall.html";
  private static final String PREVIEW = "cluster/firewall-preview.html";

  @Inject Clusters clusters;
  @Inject MovePlanner planner;
  @Inject Firewalls firewalls;
  @Inject FirewallSettings settings;
  @Inject View view;
  @Context UriInfo address;

  /** With a rule begun where a line's own link asks for it. */
  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @WithConsent(HelpDeed.FIREWALL)
  public Response show(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @PathParam("node") String node) {
    return about(tenant, name, node, FirewallForm.of(address.getQueryParameters())).show(PAGE);
  }

  private View about(String tenant, String name, String nodeName, FirewallForm form) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    Firewall firewall = firewalls.of(cluster, node);
    return common(tenant, cluster, node)
        .put("firewall", firewall)
        .put("rules", node.firewall())
        .put("told", firewalls.told(firewall, node))
        .put("place", firewalls.place(node))
        .put("form", form);
  }

  private View common(String tenant, Cluster cluster, Node node) {
    return view.put("cluster", cluster)
        .put("node", node)
        .put("root", "/t/" + tenant)
        .put("action", path(tenant, cluster, node));
  }

  private static String path(String tenant, Cluster cluster, Node node) {
    return "/t/" + tenant + "/clusters/" + cluster.name() + "/nodes/" + node.name() + "/firewall";
  }

  /** A preview has no address of its own: who opens it again begins anew. */
  @GET
  @Path("preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.FIREWALL)
  @WithConsent(HelpDeed.FIREWALL)
  public Response again(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @PathParam("node") String node) {
    Cluster cluster = clusters.named(name);
    return view.go(path(tenant, cluster, planner.node(cluster, node)));
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.FIREWALL)
  @WithConsent(HelpDeed.FIREWALL)
  public Response preview(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @PathParam("node") String nodeName,
      MultivaluedMap<String, String> fields) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    FirewallForm form = FirewallForm.of(fields);
    try {
      return shown(tenant, cluster, node, form.changed(node.firewall(), settings.limits()))
          .show(PREVIEW);
    } catch (Fault fault) {
      return about(tenant, name, nodeName, form).again(PAGE, fault, "kind");
    }
  }

  private View shown(String tenant, Cluster cluster, Node node, FirewallRules wanted) {
    Firewall now = firewalls.of(cluster, node);
    Firewall after = firewalls.of(cluster, node, wanted);
    return common(tenant, cluster, node)
        .put("firewall", after)
        .put("wanted", wanted)
        .put("opens", after.beyond(now))
        .put("closes", now.beyond(after))
        .put("unlimited", now.listed() && !after.listed())
        .put("limited", after.listed() && !now.listed())
        .put("revision", revision(node));
  }

  private static String revision(Node node) {
    return Revision.of(FirewallInput.of(node.firewall())).getValue();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.FIREWALL)
  @WithConsent(HelpDeed.FIREWALL)
  public Response change(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @PathParam("node") String nodeName,
      MultivaluedMap<String, String> fields) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    try {
      if (!revision(node).equals(fields.getFirst("revision"))) {
        throw Fault.of(FaultCode.CHANGED_MEANWHILE, node.name());
      }
      UUID operation = firewalls.change(cluster.id(), node.id().toString(), sent(fields));
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return about(tenant, name, nodeName, FirewallForm.of(fields)).again(PAGE, fault, "kind");
    }
  }

  private FirewallRules sent(MultivaluedMap<String, String> fields) {
    List<RawRule> rules =
        fields.getOrDefault("rule", List.of()).stream().map(RawRule::read).toList();
    return FirewallReading.read(
        rules, "LISTED".equals(fields.getFirst("listed")), settings.limits());
  }
}
