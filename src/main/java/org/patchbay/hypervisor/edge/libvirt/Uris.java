package org.patchbay.hypervisor.edge.libvirt;

import java.net.URI;
import java.util.Set;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * Which URIs are spoken, and what the portal itself adds to them. Parameters of a URI can make
 * libvirt run commands ({@code command=}, {@code netcat=}), so nobody but us writes any.
 *
 * @param pkiDir folder of the portal's certificate, or empty
 * @param sshKey the portal's private key, or empty
 */
record Uris(String pkiDir, String sshKey) {
  private static final Set<String> REMOTE = Set.of("qemu+tls", "qemu+ssh", "qemu+tcp");

  static boolean serves(URI uri) {
    return uri.getScheme() != null
        && (REMOTE.contains(uri.getScheme())
            || uri.getScheme().equals("qemu")
            || uri.getScheme().equals("test"));
  }

  /** The URI to open; {@code HOST_URI_UNSUPPORTED} for one that asks for more than a host. */
  String complete(URI uri) {
    if (!plain(uri)) {
      throw Fault.of(FaultCode.HOST_URI_UNSUPPORTED, uri.toString());
    }
    return switch (uri.getScheme()) {
      case "qemu+tls" -> uri + (pkiDir.isEmpty() ? "" : "?pkipath=" + pkiDir);
      case "qemu+ssh" ->
          uri
              + (sshKey.isEmpty()
                  ? "?no_tty=1"
                  : "?keyfile=" + sshKey + "&sshauth=privkey&no_tty=1");
      default -> uri.toString();
    };
  }

  private static boolean plain(URI uri) {
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return false;
    }
    boolean named = uri.getHost() != null && !uri.getHost().startsWith("-");
    boolean user = uri.getRawUserInfo() != null;
    return switch (uri.getScheme()) {
      case "qemu+tls", "qemu+tcp" -> named && !user && "/system".equals(uri.getPath());
      case "qemu+ssh" -> named && "/system".equals(uri.getPath());
      case "qemu" -> uri.getHost() == null && "/system".equals(uri.getPath());
      case "test" -> uri.getHost() == null && uri.getPath() != null;
      default -> false;
    };
  }
}
