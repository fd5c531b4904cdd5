package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.FirewallSettings;
import org.patchbay.cluster.control.Firewalls;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Revision;

/** What passes a node's public interface, over the API. */
@Path("tenants/{tenant}/clusters/{cluster}/nodes/{node}/firewall")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FirewallResource {
  @Inject Clusters clusters;
  @Inject MovePlanner planner;
  @Inject Firewalls firewalls;
  @Inject FirewallSettings settings;
  @Inject Receipt receipt;
  @Context Request ifMatch;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @WithConsent(HelpDeed.FIREWALL)
  @Operation(summary = "What passes a node's public interface, and the reason for each line")
  @APIResponse(
      responseCode = "200",
      description = "The firewall; its ETag is that of the node's own rules",
      content = @Content(schema = @Schema(implementation = FirewallJson.class)))
  public Response show(@PathParam("cluster") String name, @PathParam("node") String nodeName) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    return Revision.of(
        FirewallJson.of(node.firewall(), firewalls.of(cluster, node)),
        FirewallInput.of(node.firewall()));
  }

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.FIREWALL)
  @WithConsent(HelpDeed.FIREWALL)
  @Operation(summary = "What other rules would make of a node's firewall")
  public FirewallPlanJson plan(
      @PathParam("cluster") String name, @PathParam("node") String nodeName, FirewallInput wanted) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    FirewallRules rules = wanted.read(settings.limits());
    return FirewallPlanJson.of(
        rules, firewalls.of(cluster, node, rules), firewalls.of(cluster, node));
  }

  @PUT
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.FIREWALL)
  @WithConsent(HelpDeed.FIREWALL)
  @Operation(summary = "Give a node these rules of its own and no others; in force at once")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response change(
      @PathParam("cluster") String name, @PathParam("node") String nodeName, FirewallInput wanted) {
    Cluster cluster = clusters.named(name);
    Node node = planner.node(cluster, nodeName);
    Revision.require(ifMatch, FirewallInput.of(node.firewall()));
    return receipt.of(
        firewalls.change(cluster.id(), node.id().toString(), wanted.read(settings.limits())));
  }
}
