package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.control.ApiTokens;
import org.patchbay.identity.entity.Need;
import org.patchbay.identity.entity.TokenWish;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** API tokens over the API; only people's own access tokens make and revoke them. */
@Path("tenants/{tenant}/tokens")
@RequestScoped
@Tag(name = "Tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {
  @Inject ApiTokens tokens;
  @Inject TokenSlices slices;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @Operation(summary = "The caller's tokens, an owner's everybody's, newest first")
  public Slice<TokenJson> list(@PathParam("tenant") String slug, @BeanParam Paging paging) {
    return slices.of(paging).map(token -> TokenJson.of(token, clock.instant()));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @Operation(summary = "Make a token; its secret is told once")
  @APIResponse(
      responseCode = "201",
      description = "It is made; under an Idempotency-Key, too, the secret is told only once",
      content = @Content(schema = @Schema(implementation = NewTokenJson.class)))
  public Response make(@PathParam("tenant") String slug, TokenWish wish) {
    return told(slug, tokens.make(wish, slices.rights()));
  }

  @POST
  @Path("destroying")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @StepUp
  @Operation(
      summary = "Make a token that retires clusters and containers, too",
      description = StepUp.DESCRIPTION)
  @APIResponse(
      responseCode = "201",
      description = "It is made; under an Idempotency-Key, too, the secret is told only once",
      content = @Content(schema = @Schema(implementation = NewTokenJson.class)))
  public Response makeDestroying(@PathParam("tenant") String slug, TokenWish wish) {
    return told(slug, tokens.makeDestroying(wish, slices.rights()));
  }

  private Response told(String slug, ApiTokens.Made made) {
    String place = ApiApplication.PATH + "/tenants/" + slug + "/tokens/" + made.token().id();
    return Response.created(URI.create(place))
        .entity(new NewTokenJson(TokenJson.of(made.token(), clock.instant()), made.secret()))
        .build();
  }

  @GET
  @Path("{token}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @Operation(summary = "One token")
  public TokenJson show(@PathParam("tenant") String slug, @PathParam("token") UUID id) {
    return TokenJson.of(tokens.get(id, slices.rights()), clock.instant());
  }

  @DELETE
  @Path("{token}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @Operation(summary = "Revoke a token: it opens nothing from the next request on")
  public Response revoke(@PathParam("tenant") String slug, @PathParam("token") UUID id) {
    tokens.revoke(id, slices.rights());
    return Response.noContent().build();
  }
}
