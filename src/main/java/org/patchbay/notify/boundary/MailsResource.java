package org.patchbay.notify.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.notify.control.Mails;
import org.patchbay.notify.entity.Mail;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** Mails that have not gone. */
@Path("mails")
@RequestScoped
@Tag(name = "Mails")
@Produces(MediaType.APPLICATION_JSON)
public class MailsResource {
  @Inject Mails mails;
  @Inject MailSlices slices;
  @Inject Tenants tenants;
  @Inject TenantChoice owners;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Mails that wait or were given up, newest first")
  public Slice<MailJson> list(@BeanParam Paging paging) {
    return owners.told(slices.of(paging), Mail::tenantId, MailJson::of);
  }

  @POST
  @Path("{mail}/retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Send a mail again that was given up")
  public MailJson again(@PathParam("mail") UUID id) {
    return json(mails.again(id));
  }

  private MailJson json(Mail mail) {
    return MailJson.of(mail, tenants.get(mail.tenantId()).slug());
  }
}
