package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Occupants;
import org.patchbay.container.control.Search;
import org.patchbay.container.control.TenantDrifts;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Addresses;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A tenant's pages about its containers. */
@Controller
@Path("t/{tenant}/containers")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ContainerPages {
  private static final UUID FIRST = new UUID(0, 0);
  private static final int LATEST = 5;
  private static final String STOP = "container/stop.html";

  @Inject TenantDrifts drifts;
  @Inject Containers containers;
  @Inject ContainerRecovery recovery;
  @Inject ContainerLife life;
  @Inject Consequences consequences;
  @Inject Occupants occupants;
  @Inject Addresses addresses;
  @Inject OperationList operations;
  @Inject View view;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  /** A container in the list. */
  public record Line(ContainerRow row, ContainerStatus status) {}

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response list(
      @PathParam("tenant") String tenant,
      @BeanParam Paging paging,
      @QueryParam("q") @DefaultValue("") String search) {
    Optional<Cursor> place = paging.cursor(2);
    var rows =
        containers.page(
            place.map(cursor -> cursor.key(0)).orElse(""),
            place.map(cursor -> cursor.id(1)).orElse(FIRST),
            Search.of(search),
            paging.limit() + 1);
    Slice<Line> slice =
        Slice.of(
                rows,
                paging.limit(),
                row -> Cursor.after(row.container().name(), row.container().id()))
            .map(row -> new Line(row, row.status(clock.instant(), staleAfter)));
    String root = "/t/" + tenant + "/containers";
    String asked = root + "?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    return view.put("slice", slice)
        .put("root", root)
        .put("q", search)
        .put("first", place.isPresent() ? asked : null)
        .put("next", slice.next() == null ? null : asked + "&cursor=" + slice.next())
        .show("container/index.html");
  }

  @GET
  @Path("{container}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response show(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    ContainerRow row = containers.row(name);
    UUID id = row.container().id();
    return view.put("row", row)
        .put("status", row.status(clock.instant(), staleAfter))
        .put("nics", addresses.of(id))
        .put("occupant", occupants.of(List.of(id)).get(id))
        .put("operations", operations.page(OperationFilter.ALL.about("container", id), LATEST))
        .put("seenSize", row.container().seenSize().orElse(null))
        .put("recoverable", recovery.isPossible(id))
        .put("drifts", drifts.of(id))
        .put("misfits", row.container().misfit().items())
        .put("grace", grace)
        .put("root", "/t/" + tenant)
        .show("container/show.html");
  }

  @GET
  @Path("{container}/stop")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response confirmStop(
      @PathParam("tenant") String tenant, @PathParam("container") String name) {
    return stopping(tenant, name).show(STOP);
  }

  private View stopping(String tenant, String name) {
    ContainerRow row = containers.row(name);
    return view.put("row", row)
        .put("stopping", consequences.ofStopping(row.container().id()))
        .put("grace", grace)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Path("{container}/power")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response power(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @FormParam("state") String state,
      @FormParam("force") @DefaultValue("false") boolean force,
      @FormParam("confirm") List<String> confirm) {
    var wanted = new PowerInput(state, force, confirm);
    UUID id = containers.row(name).container().id();
    try {
      return follow(tenant, life.power(id, wanted.power(), force, wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.CONFIRMATION_MISSING) {
        throw fault;
      }
      return stopping(tenant, name).again(STOP, fault, "confirm");
    }
  }

  @GET
  @Path("{container}/reboots")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response confirmReboot(
      @PathParam("tenant") String tenant, @PathParam("container") String name) {
    return view.put("row", containers.row(name))
        .put("root", "/t/" + tenant)
        .show("container/reboot.html");
  }

  @POST
  @Path("{container}/reboots")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response reboot(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return follow(tenant, life.reboot(containers.row(name).container().id()));
  }

  @GET
  @Path("{container}/retirement")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  public Response confirmRetirement(
      @PathParam("tenant") String tenant, @PathParam("container") String name) {
    return view.put("row", containers.row(name))
        .put("root", "/t/" + tenant)
        .show("container/retirement.html");
  }

  @POST
  @Path("{container}/retirement")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  @StepUp
  public Response retire(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return follow(tenant, life.retireFree(containers.row(name).container().id()));
  }

  private Response follow(String tenant, UUID operation) {
    return view.go("/t/" + tenant + "/operations/" + operation);
  }
}
