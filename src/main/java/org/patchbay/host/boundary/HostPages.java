package org.patchbay.host.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.DriftViews;
import org.patchbay.host.control.HostCheck;
import org.patchbay.host.control.HostReconciler;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Losing;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.control.Register;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The administrators' pages about hosts. */
@Controller
@Path("platform/hosts")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class HostPages {
  private static final String ROOT = "/platform/hosts";
  private static final int STRANGERS = 100;
  private static final int LATEST = 5;

  @Inject Hosts hosts;
  @Inject Register register;
  @Inject Losing losing;
  @Inject Registration registration;
  @Inject PoolOffering offering;
  @Inject DriftViews drifts;
  @Inject HostCheck check;
  @Inject OperationList operations;
  @Inject Nudges nudges;
  @Inject View view;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /** A host with its status, as a page shows it. */
  public record Line(Host host, Object status) {}

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<Line> slice =
        Slice.of(
                hosts.page(after, paging.limit() + 1),
                paging.limit(),
                host -> Cursor.after(host.name()))
            .map(this::line);
    return view.put("slice", slice)
        .put("root", ROOT)
        .put("first", after.isEmpty() ? null : ROOT)
        .show("host/index.html");
  }

  @GET
  @Path("new")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response form() {
    return choices()
        .put("form", new NewHost("", "", "OVS_VLAN", "AUTO", "patchbay", "br-tenant"))
        .show("host/new.html");
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response add(
      @FormParam("name") String name,
      @FormParam("uri") String uri,
      @FormParam("profile") String profile,
      @FormParam("machineType") String machineType,
      @FormParam("pool") String pool,
      @FormParam("segmentBridge") String segmentBridge) {
    var form = new NewHost(name, uri, profile, machineType, pool, segmentBridge);
    try {
      Host host = registration.register(form.draft());
      return view.go(ROOT + "/" + host.name(), "host.registered", host.name());
    } catch (Fault fault) {
      return choices()
          .put("form", form)
          .again("host/new.html", Registration.atForm(fault), Registration.fieldOf(fault.code()));
    }
  }

  @GET
  @Path("{host}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("host") String name) {
    return about(hosts.named(name)).show("host/show.html");
  }

  private View about(Host host) {
    return view.put("line", line(host))
        .put("strangers", hosts.strangers(host.id(), STRANGERS))
        .put("pools", hosts.pools(host.id()))
        .put("classes", StorageClass.values())
        .put("drifts", drifts.ofHost(host.id()))
        .put("lacks", check.lacks(host))
        .put("ground", host.footing().ground())
        .put("operations", operations.page(OperationFilter.ALL.about("host", host.id()), LATEST));
  }

  @POST
  @Path("{host}/enabled")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response enable(@PathParam("host") String name, @FormParam("enabled") boolean enabled) {
    register.enable(hosts.named(name).id(), enabled);
    return view.go(ROOT + "/" + name, enabled ? "host.enabled" : "host.disabled", name);
  }

  @POST
  @Path("{host}/pools")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response offer(
      @PathParam("host") String name,
      @FormParam("pool") String pool,
      @FormParam("storageClass") String storageClass) {
    Host host = hosts.named(name);
    try {
      offering.offer(host, pool, new PoolInput(storageClass).wanted());
      return view.go(ROOT + "/" + name, "host.pool.changed", pool);
    } catch (Fault fault) {
      return about(host).again("host/show.html", fault, "pool");
    }
  }

  @POST
  @Path("{host}/observation")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response look(@PathParam("host") String name) {
    nudges.nudge(HostReconciler.KIND, hosts.named(name).id(), TenantScope.PLATFORM);
    return view.go(ROOT + "/" + name);
  }

  @GET
  @Path("{host}/loss")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response confirmLoss(@PathParam("host") String name) {
    return view.put("host", hosts.named(name)).show("host/loss.html");
  }

  @POST
  @Path("{host}/loss")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response lose(@PathParam("host") String name, @FormParam("confirm") String typed) {
    Host host = hosts.named(name);
    try {
      requireTyped(host, typed);
      losing.lose(host.id());
      return view.go(ROOT + "/" + host.name(), "host.lost", host.name());
    } catch (Fault fault) {
      return view.put("host", host).again("host/loss.html", fault, "confirm");
    }
  }

  @POST
  @Path("{host}/return")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response find(@PathParam("host") String name) {
    Host host = losing.find(hosts.named(name).id());
    return view.go(ROOT + "/" + host.name(), "host.found", host.name());
  }

  private static void requireTyped(Host host, String typed) {
    if (!host.name().equals(typed)) {
      throw Fault.invalid("confirm", "layout.type.wrong", host.name());
    }
  }

  @GET
  @Path("{host}/removal")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response confirmRemoval(@PathParam("host") String name) {
    return view.put("host", hosts.named(name)).show("host/removal.html");
  }

  @POST
  @Path("{host}/removal")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response remove(@PathParam("host") String name, @FormParam("confirm") String typed) {
    Host host = hosts.named(name);
    try {
      requireTyped(host, typed);
      register.remove(host.id());
      return view.go(ROOT, "host.removed", host.name());
    } catch (Fault fault) {
      return view.put("host", host).again("host/removal.html", fault, "confirm");
    }
  }

  private Line line(Host host) {
    return new Line(host, host.status(clock.instant(), staleAfter));
  }

  private View choices() {
    return view.put(
            "profiles",
            Stream.of(HostProfile.values())
                .map(p -> Choice.of(p.name(), "host.profile." + p, view.locale()))
                .toList())
        .put(
            "types",
            Stream.of(MachineType.AUTO, MachineType.KVM, MachineType.QEMU)
                .map(t -> Choice.of(t.name(), "host.machineType." + t, view.locale()))
                .toList());
  }
}
