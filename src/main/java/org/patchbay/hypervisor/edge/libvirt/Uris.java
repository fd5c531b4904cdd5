package org.patchbay.hypervisor.edge.libvirt;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * Which URIs are spoken, and what the portal itself adds to them. Parameters of a URI can make
 * libvirt run commands ({@code command=}, {@code netcat=}, {@code proxy=}) or read files, so nobody
 * but us writes any.
 *
 * @param pkiDir folder of the portal's certificate
 * @param sshKey the portal's private key
 * @param sshVerify whether a host's key must be known
 */
record Uris(Optional<String> pkiDir, Optional<String> sshKey, boolean sshVerify) {
  private static final Set<String> SCHEMES =
      Set.of("qemu+tls", "qemu+ssh", "qemu+tcp", "qemu", "test");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9.:\\[\\]-]*");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]*");
  private static final Pattern TEST_FILE = Pattern.compile("/[A-Za-z0-9._/-]+");

  static boolean serves(URI uri) {
    return uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
  }

  /** What faults call the host. */
  static String label(URI uri) {
    return uri.getHost() == null ? uri.toString() : uri.getHost();
  }

  /** The URI to open; {@code HOST_URI_UNSUPPORTED} for one that asks for more than a host. */
  String complete(URI uri) {
    if (uri.isOpaque()
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !plain(uri)) {
      throw Fault.of(FaultCode.HOST_URI_UNSUPPORTED, uri.toString());
    }
    return switch (uri.getScheme()) {
      case "qemu+tls" -> uri + pkiDir.map(dir -> "?pkipath=" + encoded(dir)).orElse("");
      case "qemu+ssh" -> uri + ssh();
      default -> uri.toString();
    };
  }

  /** How one host calls another, with a certificate or key of its own. */
  static String between(URI uri) {
    if (!plain(uri) || !remote(uri)) {
      throw Fault.of(FaultCode.HOST_URI_UNSUPPORTED, uri.toString());
    }
    return uri.toString();
  }

  private String ssh() {
    return "?no_tty=1&sshauth=privkey"
        + sshKey.map(key -> "&keyfile=" + encoded(key)).orElse("")
        + (sshVerify ? "" : "&no_verify=1");
  }

  private static boolean plain(URI uri) {
    String user = uri.getRawUserInfo();
    return switch (uri.getScheme()) {
      case "qemu+tls", "qemu+tcp" -> user == null && remote(uri);
      case "qemu+ssh" -> (user == null || USER.matcher(user).matches()) && remote(uri);
      case "qemu" -> local(uri) && uri.getPath().equals("/system");
      case "test" -> local(uri) && TEST_FILE.matcher(uri.getPath()).matches();
      default -> false;
    };
  }

  private static boolean remote(URI uri) {
    return uri.getHost() != null
        && HOST.matcher(uri.getHost()).matches()
        && "/system".equals(uri.getRawPath());
  }

  private static boolean local(URI uri) {
    return uri.getRawAuthority() == null && uri.getPath() != null;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
