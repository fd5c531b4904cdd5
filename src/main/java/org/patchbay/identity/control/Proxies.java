package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.AskedHost;
import org.patchbay.identity.entity.ClientAddress;

/** Whose word is taken for where a request came from. */
@ApplicationScoped
public class Proxies {
  @Inject
  @ConfigProperty(name = "patchbay.trusted-proxies")
  Optional<String> trusted;

  /**
   * The client's address.
   *
   * @param peer who opened the connection
   * @param forwarded the values of {@code X-Forwarded-For}
   */
  public String client(String peer, Collection<String> forwarded) {
    return ClientAddress.of(peer, forwarded, trusted.orElse(""));
  }

  /**
   * The host name that the client asked for, in lower case and without a port.
   *
   * @param host of the request itself
   * @param forwarded the values of {@code X-Forwarded-Host}
   */
  public String host(String peer, String host, Collection<String> forwarded) {
    return AskedHost.of(peer, host, forwarded, trusted.orElse(""));
  }
}
