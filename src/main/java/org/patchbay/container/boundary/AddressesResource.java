package org.patchbay.container.boundary;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.entity.Lease;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Slice;

/** A tenant's public addresses over the API. */
@Path("tenants/{tenant}/addresses")
@RequestScoped
@Tag(name = "Addresses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AddressesResource {
  @Inject AddressBook book;
  @Inject Holdings holdings;
  @Inject AddressPlugging plugging;
  @Inject Receipt receipt;
  @Context Request request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "The tenant's public addresses in their order, those at rest included")
  public Slice<AddressJson> list(@BeanParam Paging paging) {
    return new AddressPlace(paging).slice(book).map(AddressJson::of);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Take a public address, or one again that was given back")
  @APIResponse(
      responseCode = "201",
      description = "It is taken; Location says where it is",
      content = @Content(schema = @Schema(implementation = AddressJson.class)))
  public Response take(@PathParam("tenant") String tenant, TakeInput wanted) {
    Lease lease =
        holdings.take(
            new Holdings.Wanted(wanted.network(), wanted.six(), wanted.address()),
            wanted.note(),
            wanted.reverseName());
    AddressJson json = json(lease.id().toString());
    return Response.created(
            URI.create(
                ApiApplication.PATH + "/tenants/" + tenant + "/addresses/" + lease.addressText()))
        .entity(json)
        .build();
  }

  @GET
  @Path("{address}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One public address")
  @APIResponse(
      responseCode = "200",
      description = "The address; its ETag is that of what is wanted",
      content = @Content(schema = @Schema(implementation = AddressJson.class)))
  public Response show(@PathParam("address") String address) {
    AddressJson json = json(address);
    return Revision.of(json, json.wish());
  }

  private AddressJson json(String address) {
    return AddressJson.of(book.named(address));
  }

  @PUT
  @Path("{address}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Say what a public address is for, and what it is called")
  @APIResponse(
      responseCode = "200",
      description = "The address",
      content = @Content(schema = @Schema(implementation = AddressJson.class)))
  public Response describe(@PathParam("address") String address, AddressWords words) {
    AddressJson now = json(address);
    Revision.require(request, now.wish());
    holdings.describe(now.id(), words.note(), words.reverseName());
    AddressJson json = json(address);
    return Revision.of(json, json.wish());
  }

  @PUT
  @Path("{address}/container")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(
      summary =
          "Plug a public address into a container, whoever had it, or into none; another of its"
              + " version gives way and stays the tenant's")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response plug(@PathParam("address") String address, PlugInput wanted) {
    Revision.require(request, json(address).wish());
    return receipt.of(plugging.plug(address, wanted.container(), wanted.confirmed()));
  }

  @DELETE
  @Path("{address}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Give a public address back; it rests before anybody else gets it")
  @APIResponse(responseCode = "204", description = "It is given back")
  public void giveBack(@PathParam("address") String address) {
    AddressJson now = json(address);
    Revision.require(request, now.wish());
    holdings.giveBack(now.id());
  }
}
