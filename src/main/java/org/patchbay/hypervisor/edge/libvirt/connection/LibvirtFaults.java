package org.patchbay.hypervisor.edge.libvirt.connection;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.libvirt.Error;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** What libvirt's errors mean to us. */
public final class LibvirtFaults {
  private static final Set<ErrorNumber> ABSENT =
      EnumSet.of(
          ErrorNumber.VIR_ERR_NO_DOMAIN,
          ErrorNumber.VIR_ERR_NO_NETWORK,
          ErrorNumber.VIR_ERR_NO_NWFILTER,
          ErrorNumber.VIR_ERR_NO_STORAGE_VOL,
          ErrorNumber.VIR_ERR_NO_STORAGE_POOL,
          ErrorNumber.VIR_ERR_NO_INTERFACE,
          ErrorNumber.VIR_ERR_NO_NODE_DEVICE,
          ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA);

  private LibvirtFaults() {}

  /** An error of a call on an open connection, as the fault it is. */
  static Fault calling(Throwable cause, String host) {
    String words = words(cause);
    if (busy(error(cause), words)) {
      return Fault.because(cause, FaultCode.HOST_BUSY, host, words);
    }
    if (has(words, "No space left on device", "Disk quota exceeded")) {
      return Fault.because(cause, FaultCode.POOL_FULL, host, lastLine(words));
    }
    return lost(error(cause), words)
        ? Fault.because(cause, FaultCode.HOST_UNREACHABLE, host, words)
        : Fault.because(cause, FaultCode.HYPERVISOR_REFUSED, words, host);
  }

  /** An error of opening a connection: not reached, unless it says that we are not let in. */
  static Fault opening(Throwable cause, String host) {
    return Fault.because(cause, notLetIn(error(cause), words(cause)), host, words(cause));
  }

  private static FaultCode notLetIn(Error error, String said) {
    String words = said.toLowerCase(Locale.ROOT);
    ErrorNumber number = error == null ? null : error.getCode();
    if (has(words, "certificate", "tls confirmation", "tls handshake", "private key")) {
      return FaultCode.HOST_CERTIFICATE_REFUSED;
    }
    boolean login =
        number == ErrorNumber.VIR_ERR_AUTH_FAILED
            || number == ErrorNumber.VIR_ERR_AUTH_CANCELLED
            || has(words, "permission denied", "host key verification failed", "authentication");
    return login ? FaultCode.HOST_LOGIN_REFUSED : FaultCode.HOST_UNREACHABLE;
  }

  /**
   * A pool that is written to can't be read anew, nor can a volume go that the host still copies
   * into, for whoever asked for that before; it passes, and libvirt has only words for it.
   */
  private static boolean busy(Error error, String words) {
    return error != null
        && (error.getCode() == ErrorNumber.VIR_ERR_INTERNAL_ERROR
                && has(words, "has asynchronous jobs running")
            || has(words, "is still being allocated"));
  }

  private static boolean lost(Error error, String words) {
    ErrorNumber number = error == null ? null : error.getCode();
    ErrorDomain domain = error == null ? null : error.getDomain();
    return number == ErrorNumber.VIR_ERR_RPC
        || number == ErrorNumber.VIR_ERR_GNUTLS_ERROR
        || number == ErrorNumber.VIR_ERR_INVALID_CONN
        || domain == ErrorDomain.VIR_FROM_RPC && number != ErrorNumber.VIR_ERR_NO_SUPPORT
        || has(words, "keepalive timeout", "client socket is closed", "End of file while reading");
  }

  static boolean lost(LibvirtException e) {
    return lost(error(e), words(e));
  }

  /** True when the error says that the thing asked for is not there. */
  public static boolean absent(LibvirtException e) {
    return is(e, ABSENT);
  }

  /** True when it is one of these errors. */
  public static boolean is(LibvirtException e, Set<ErrorNumber> numbers) {
    return e.getError() != null && numbers.contains(e.getError().getCode());
  }

  /** What a program said at last that libvirt ran; all before is how it was called. */
  private static String lastLine(String words) {
    return words.strip().substring(words.strip().lastIndexOf('\n') + 1).strip();
  }

  private static boolean has(String words, String... parts) {
    return Stream.of(parts).anyMatch(words::contains);
  }

  private static Error error(Throwable cause) {
    if (cause instanceof LibvirtException e) {
      return e.getError();
    }
    return cause instanceof CallFailed failed ? failed.error() : null;
  }

  private static String words(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
