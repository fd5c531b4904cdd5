package org.patchbay.host.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.host.control.HostReconciler;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Losing;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.control.Register;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.Machine;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Hosts over the API. */
@Path("hosts")
@RequestScoped
@Tag(name = "Hosts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HostsResource {
  private static final int STRANGERS = 200;

  @Inject Hosts hosts;
  @Inject Register register;
  @Inject Losing losing;
  @Inject Registration registration;
  @Inject PoolOffering pools;
  @Inject Nudges nudges;
  @Inject Clock clock;
  @Context Request request;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "The registered hosts, by name")
  public Slice<HostJson> list(@BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    return Slice.of(
            hosts.page(after, paging.limit() + 1),
            paging.limit(),
            host -> Cursor.after(host.name()))
        .map(host -> json(host, null));
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Register a host; it is connected to at once")
  @APIResponse(
      responseCode = "201",
      description = "It is registered; Location says where it is",
      content = @Content(schema = @Schema(implementation = HostJson.class)))
  public Response add(NewHost wanted) {
    Host host = registration.register(wanted.draft());
    return Response.created(URI.create(ApiApplication.PATH + "/hosts/" + host.name()))
        .entity(json(host, List.of()))
        .build();
  }

  @GET
  @Path("{host}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "One host with the strangers on it")
  @APIResponse(
      responseCode = "200",
      description = "The host; its ETag is that of what is wanted",
      content = @Content(schema = @Schema(implementation = HostJson.class)))
  public Response show(@PathParam("host") String name) {
    Host host = hosts.named(name);
    HostJson json = json(host, hosts.strangers(host.id(), STRANGERS));
    return Revision.of(json, json.wish());
  }

  @POST
  @Path("{host}/observation")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Look at the host now rather than at its next turn")
  @APIResponse(responseCode = "202", description = "It will be looked at")
  public Response observe(@PathParam("host") String name) {
    nudges.nudge(HostReconciler.KIND, hosts.named(name).id(), TenantScope.PLATFORM);
    return Response.accepted().build();
  }

  @PUT
  @Path("{host}/enabled")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Say whether new containers may be placed there; what runs, runs on")
  @APIResponse(
      responseCode = "200",
      description = "The host as it is now",
      content = @Content(schema = @Schema(implementation = HostJson.class)))
  public Response enable(@PathParam("host") String name, EnabledInput input) {
    UUID id = hosts.named(name).id();
    Revision.require(request, json(hosts.named(name), null).wish());
    register.enable(id, input.wanted());
    return show(name);
  }

  @PUT
  @Path("{host}/lost")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "Say that a silent host is off and does not come back by itself, or is there again")
  @APIResponse(
      responseCode = "200",
      description = "The host as it is now",
      content = @Content(schema = @Schema(implementation = HostJson.class)))
  public Response lose(@PathParam("host") String name, LostInput input) {
    Host host = hosts.named(name);
    Revision.require(request, json(host, null).wish());
    if (input.said()) {
      losing.lose(host.id());
    } else {
      losing.find(host.id());
    }
    return show(name);
  }

  @PUT
  @Path("{host}/pools/{pool}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Say what kind of disks a pool takes, or that it takes none")
  @APIResponse(
      responseCode = "200",
      description = "The host as it is now",
      content = @Content(schema = @Schema(implementation = HostJson.class)))
  public Response offer(
      @PathParam("host") String name, @PathParam("pool") String pool, PoolInput input) {
    Host host = hosts.named(name);
    Revision.require(request, json(host, null).wish());
    pools.offer(host, pool, input.wanted());
    return show(name);
  }

  @DELETE
  @Path("{host}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Forget a host that carries nothing of ours; nothing there is changed")
  @APIResponse(responseCode = "204", description = "It is forgotten")
  public void remove(@PathParam("host") String name) {
    Host host = hosts.named(name);
    Revision.require(request, json(host, null).wish());
    register.remove(host.id());
  }

  private HostJson json(Host host, List<Machine> strangers) {
    return HostJson.of(host, host.status(clock.instant(), staleAfter), strangers);
  }
}
