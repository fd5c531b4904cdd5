package org.patchbay.membership.edge.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.membership.control.Organizations;

/**
 * Keycloak's organizations by its administration's REST interface. The portal's account may do
 * nothing else there (role {@code manage-organizations}), so it can't make anybody a member: only
 * people themselves can, by the link that Keycloak sends them.
 */
@ApplicationScoped
class KeycloakOrganizations implements Organizations {
  private static final int PORTION = 100;

  @Inject ServiceAccount account;
  @Inject Calls calls;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  String portal;

  /** Keycloak searches by name and domain only; ours have their alias as name at first. */
  @Override
  public Optional<String> find(String alias) {
    Optional<String> named = among(page("&exact=true&search=" + Calls.encoded(alias), 0), alias);
    return named.isPresent() ? named : anywhere(alias);
  }

  private Optional<String> anywhere(String alias) {
    for (int first = 0; ; first += PORTION) {
      List<JsonNode> some = page("", first);
      Optional<String> found = among(some, alias);
      if (found.isPresent() || some.size() < PORTION) {
        return found;
      }
    }
  }

  private List<JsonNode> page(String filter, int first) {
    return calls.expect(get("?max=" + PORTION + "&first=" + first + filter), 200).objects();
  }

  private static Optional<String> among(List<JsonNode> organizations, String alias) {
    return organizations.stream()
        .filter(organization -> alias.equals(organization.path("alias").asText()))
        .map(organization -> organization.path("id").asText())
        .findFirst();
  }

  /** After a link was followed one is at the portal. A name that another alias has is refused. */
  @Override
  public void make(String alias, String name) {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", alias)
            .put("alias", alias)
            .put("description", name)
            .put("redirectUrl", portal + "/")
            .put("enabled", true)
            .toString();
    HttpRequest request =
        at("")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    calls.expect(request, 201);
  }

  @Override
  public Map<String, String> pending(String organization) {
    Map<String, String> ids = new HashMap<>();
    for (int first = 0; ; first += PORTION) {
      String part = "/invitations?status=PENDING&max=" + PORTION + "&first=" + first;
      List<JsonNode> some = calls.expect(get("/" + organization + part), 200).objects();
      some.forEach(one -> ids.put(mail(one), one.path("id").asText()));
      if (some.size() < PORTION) {
        return ids;
      }
    }
  }

  /** It is written as a whole, with all that others may have put there. */
  @Override
  public void leadTo(String organization, String address) {
    JsonNode known = calls.expect(get("/" + organization), 200).object();
    if (known instanceof ObjectNode whole
        && !address.equals(known.path("redirectUrl").asText(null))) {
      HttpRequest request =
          at("/" + organization)
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString(whole.put("redirectUrl", address).toString()))
              .build();
      calls.expect(request, 204);
    }
  }

  private static String mail(JsonNode invitation) {
    return invitation.path("email").asText().toLowerCase(Locale.ROOT);
  }

  /** 409: somebody who belongs to it already, and needs no mail to be let in. */
  @Override
  public void invite(String organization, String mail) {
    String address =
        account.administration() + "/organizations/" + organization + "/members/invite-user";
    HttpRequest request =
        calls
            .form(address, Map.of("email", mail))
            .header("Authorization", "Bearer " + account.token())
            .build();
    calls.expect(request, 204, 409);
  }

  @Override
  public void withdraw(String organization, String invitation) {
    HttpRequest request = at("/" + organization + "/invitations/" + invitation).DELETE().build();
    calls.expect(request, 204, 404);
  }

  /** The people in it stay, and whatever else they belong to. */
  @Override
  public void remove(String organization) {
    calls.expect(at("/" + organization).DELETE().build(), 204, 404);
  }

  private HttpRequest get(String path) {
    return at(path).GET().build();
  }

  private HttpRequest.Builder at(String path) {
    return calls
        .to(account.administration() + "/organizations" + path)
        .header("Authorization", "Bearer " + account.token());
  }
}
