package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.control.SeedMemory;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Lease;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.View;

/** The page of one of a tenant's public addresses, and what is done with it. */
@Controller
@Path("t/{tenant}/networks/addresses")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class AddressPages {
  private static final String PAGE = "container/address.html";

  @Inject AddressBook book;
  @Inject AddressPlugging plugging;
  @Inject Holdings holdings;
  @Inject PublicNetworks networks;
  @Inject SeedMemory seeds;
  @Inject View view;

  @GET
  @Path("{address}")
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant, @PathParam("address") String address) {
    HeldAddress held = book.named(address);
    return about(tenant, held, words(held.lease()), "").show(PAGE);
  }

  private static AddressWords words(Lease lease) {
    return new AddressWords(lease.note(), lease.reverseName());
  }

  private View about(String tenant, HeldAddress held, AddressWords words, String container) {
    var lease = held.lease();
    return view.put("held", held)
        .put("words", words)
        .put("container", container)
        .put("candidates", candidates())
        .put("pool", networks.poolOf(lease.networkId(), lease.address()))
        .put("heard", held.at().map(Container::id).flatMap(seeds::heard).orElse(null))
        .put("root", "/t/" + tenant);
  }

  private List<Choice> candidates() {
    return Stream.concat(
            Stream.of(new Choice("", "—")),
            plugging.candidates().stream().map(name -> new Choice(name, name)))
        .toList();
  }

  @POST
  @Path("{address}/words")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response describe(
      @PathParam("tenant") String tenant,
      @PathParam("address") String address,
      @FormParam("note") String note,
      @FormParam("reverseName") String reverseName) {
    HeldAddress held = book.named(address);
    try {
      holdings.describe(held.lease().id(), note, reverseName);
      return view.go(root(tenant, held), "network.address.described");
    } catch (Fault fault) {
      return about(tenant, held, new AddressWords(note, reverseName), "")
          .again(PAGE, fault, "note");
    }
  }

  private static String root(String tenant, HeldAddress held) {
    return "/t/" + tenant + "/networks/addresses/" + held.lease().addressText();
  }

  /** What rules say is shown before it is done: whoever has read it confirms it with the form. */
  @POST
  @Path("{address}/container")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response plug(
      @PathParam("tenant") String tenant,
      @PathParam("address") String address,
      @FormParam("container") @DefaultValue("") String container,
      @FormParam("confirm") List<String> confirm) {
    HeldAddress held = book.named(address);
    try {
      var operation = plugging.plug(address, container, Set.copyOf(confirm));
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return judged(tenant, held, container).again(PAGE, fault, "container");
    }
  }

  private View judged(String tenant, HeldAddress held, String container) {
    View about = about(tenant, held, words(held.lease()), container);
    try {
      return about.put("judged", plugging.judge(held.lease().id().toString(), container));
    } catch (Fault unknown) {
      return about;
    }
  }

  @POST
  @Path("{address}/return")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response giveBack(
      @PathParam("tenant") String tenant, @PathParam("address") String address) {
    HeldAddress held = book.named(address);
    holdings.giveBack(held.lease().id());
    return view.go(
        "/t/" + tenant + "/networks", "network.address.returned", held.lease().addressText());
  }

  /** One that rests is taken again. */
  @POST
  @Path("{address}/lease")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response takeAgain(
      @PathParam("tenant") String tenant, @PathParam("address") String address) {
    HeldAddress held = book.named(address);
    String text = held.lease().addressText();
    holdings.take(new Holdings.Wanted(null, false, text), null, null);
    return view.go(root(tenant, held), "network.address.taken", text);
  }
}
