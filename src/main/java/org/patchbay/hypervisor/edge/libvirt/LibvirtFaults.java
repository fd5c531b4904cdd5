package org.patchbay.hypervisor.edge.libvirt;

import java.util.Locale;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** What libvirt's errors mean to us. */
final class LibvirtFaults {
  private LibvirtFaults() {}

  static Fault of(LibvirtException e, String host) {
    return Fault.because(e, code(e), host, String.valueOf(e.getMessage()));
  }

  static FaultCode code(LibvirtException e) {
    ErrorNumber number = e.getError() == null ? null : e.getError().getCode();
    ErrorDomain domain = e.getError() == null ? null : e.getError().getDomain();
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("certificate") || words.contains("tls confirmation")) {
      return FaultCode.HOST_CERTIFICATE_REFUSED;
    }
    if (number == ErrorNumber.VIR_ERR_AUTH_FAILED
        || number == ErrorNumber.VIR_ERR_AUTH_CANCELLED
        || words.contains("permission denied (publickey")
        || words.contains("host key verification failed")) {
      return FaultCode.HOST_LOGIN_REFUSED;
    }
    return lost(number, domain, words) ? FaultCode.HOST_UNREACHABLE : FaultCode.HYPERVISOR_REFUSED;
  }

  private static boolean lost(ErrorNumber number, ErrorDomain domain, String words) {
    return number == ErrorNumber.VIR_ERR_RPC
        || domain == ErrorDomain.VIR_FROM_RPC
        || domain == ErrorDomain.VIR_FROM_REMOTE && number != ErrorNumber.VIR_ERR_NO_SUPPORT
        || words.contains("keepalive")
        || words.contains("client socket is closed")
        || words.contains("unable to connect to server")
        || words.contains("end of file while reading");
  }

  static boolean absent(LibvirtException e) {
    ErrorNumber number = e.getError() == null ? null : e.getError().getCode();
    return number == ErrorNumber.VIR_ERR_NO_DOMAIN
        || number == ErrorNumber.VIR_ERR_NO_NETWORK
        || number == ErrorNumber.VIR_ERR_NO_STORAGE_VOL
        || number == ErrorNumber.VIR_ERR_NO_STORAGE_POOL;
  }
}
