package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.control.StandingConsents;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** What the helpdesk asks a tenant for, and what its owners answer. */
@Controller
@Path("t/{tenant}/helpdesk")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantHelpPages {
  private static final String LIST = "helpdesk/index.html";
  private static final String REQUEST = "helpdesk/request.html";

  @Inject HelpRequests requests;
  @Inject StandingConsents standing;
  @Inject HelpSlices slices;
  @Inject HelpLists lists;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(
      @PathParam("tenant") String slug, @BeanParam HelpQuery query, @BeanParam Paging paging) {
    return all(slug, query, paging, HelpForm.EMPTY).show(LIST);
  }

  private View all(String slug, HelpQuery query, Paging paging, HelpForm form) {
    return lists
        .put(view, root(slug), query, paging, slices.ofTenant(query, paging))
        .put("standing", standing.all())
        .put("scopes", lists.scopes(view.locale()))
        .put("deeds", HelpDeed.values())
        .put("form", form)
        .put("root", root(slug));
  }

  private static String root(String slug) {
    return "/t/" + slug + "/helpdesk";
  }

  @GET
  @Path("requests/{request}")
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String slug, @PathParam("request") UUID id) {
    return about(slug, id, HelpForm.of(requests.get(id))).show(REQUEST);
  }

  private View about(String slug, UUID id, HelpForm form) {
    HelpRequest request = requests.get(id);
    boolean wide = request.clusterId().isEmpty();
    return view.put("request", request)
        .put("scopes", wide ? lists.scopes(view.locale()) : List.of())
        .put("form", form)
        .put("root", root(slug));
  }

  @POST
  @Path("requests/{request}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  public Response decide(
      @PathParam("tenant") String slug,
      @PathParam("request") UUID id,
      MultivaluedMap<String, String> fields) {
    HelpForm form = HelpForm.of(fields);
    try {
      boolean granted = requests.decide(id, form.decision()).goodUntil().isPresent();
      return view.go(root(slug), granted ? "helpdesk.granted" : "helpdesk.refused");
    } catch (Fault fault) {
      return again(slug, id, form, fault);
    }
  }

  private Response again(String slug, UUID id, HelpForm form, Fault fault) {
    if (fault.kind() == FaultKind.NOT_FOUND) {
      throw fault;
    }
    return about(slug, id, form).again(REQUEST, fault, "answer");
  }

  @POST
  @Path("requests/{request}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  public Response revoke(@PathParam("tenant") String slug, @PathParam("request") UUID id) {
    try {
      String person = requests.end(id).askedBy();
      return view.go(root(slug), "helpdesk.revoked", person);
    } catch (Fault fault) {
      return again(slug, id, HelpForm.EMPTY, fault);
    }
  }

  @POST
  @Path("standing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  public Response give(@PathParam("tenant") String slug, MultivaluedMap<String, String> fields) {
    HelpForm form = HelpForm.of(fields);
    try {
      standing.give(form.scope());
      return view.go(root(slug), "helpdesk.standing.given");
    } catch (Fault fault) {
      return all(slug, new HelpQuery(), new Paging(), form).again(LIST, fault, "deeds");
    }
  }

  @POST
  @Path("standing/{consent}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  public Response take(@PathParam("tenant") String slug, @PathParam("consent") UUID id) {
    standing.take(id);
    return view.go(root(slug), "helpdesk.standing.taken");
  }
}
