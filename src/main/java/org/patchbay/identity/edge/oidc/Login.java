package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/**
 * The code flow against the identity provider; {@link PortalMechanism} decides when it runs, and
 * {@link AllOrganizations} what it asks for.
 */
@OpenIdAuthenticationMechanismDefinition(
    providerURI = "${oidcSettings.issuer}",
    clientId = "${oidcSettings.clientId}",
    clientSecret = "${oidcSettings.clientSecret}",
    redirectURI = "${oidcSettings.callback}",
    redirectToOriginalResource = false,
    useSessionExpression = "${oidcSettings.sessionBeforeLogin}",
    scope = {"openid", "email", "profile", "organization"},
    claimsDefinition =
        @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"),
    logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${oidcSettings.afterLogout}"),
    tokenAutoRefresh = true,
    tokenMinValidity = 10_000)
@ApplicationScoped
public class Login {}
