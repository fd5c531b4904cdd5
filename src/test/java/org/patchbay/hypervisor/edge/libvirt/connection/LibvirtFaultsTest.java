package org.patchbay.hypervisor.edge.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libvirt.Error;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.jna.virError;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

class LibvirtFaultsTest {
  private static CallFailed failed(ErrorNumber number, ErrorDomain domain, String words) {
    var error = new virError();
    error.code = number.ordinal();
    error.domain = domain.ordinal();
    error.level = 2;
    error.message = words;
    return new CallFailed(words, new Error(error));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VIR_ERR_INTERNAL_ERROR|VIR_FROM_RPC|client socket is closed|HOST_UNREACHABLE",
        "VIR_ERR_INTERNAL_ERROR|VIR_FROM_RPC"
            + "|connection closed due to keepalive timeout|HOST_UNREACHABLE",
        "VIR_ERR_RPC|VIR_FROM_REMOTE|anything|HOST_UNREACHABLE",
        "VIR_ERR_GNUTLS_ERROR|VIR_FROM_NONE|Unable to read TLS packet|HOST_UNREACHABLE",
        "VIR_ERR_SYSTEM_ERROR|VIR_FROM_RPC|Cannot recv data: reset|HOST_UNREACHABLE",
        "VIR_ERR_INTERNAL_ERROR|VIR_FROM_STORAGE"
            + "|internal error: pool 'shared' has asynchronous jobs running.|HOST_BUSY",
        "VIR_ERR_INTERNAL_ERROR|VIR_FROM_STORAGE|internal error: anything|HYPERVISOR_REFUSED",
        "VIR_ERR_SYSTEM_ERROR|VIR_FROM_STREAMS"
            + "|cannot write to stream: No space left on device|POOL_FULL",
        "VIR_ERR_OPERATION_INVALID|VIR_FROM_QEMU|domain is not running|HYPERVISOR_REFUSED",
        "VIR_ERR_XML_ERROR|VIR_FROM_DOM|certificate of a name|HYPERVISOR_REFUSED",
        "VIR_ERR_NO_SUPPORT|VIR_FROM_RPC|not supported by the driver|HYPERVISOR_REFUSED"
      })
  void anErrorOfACallIsALostHostOrARefusal(
      ErrorNumber number, ErrorDomain domain, String words, FaultCode code) {
    Fault fault = LibvirtFaults.calling(failed(number, domain, words), "h1");
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.parameters()).contains("h1", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VIR_ERR_SYSTEM_ERROR|Unable to read TLS confirmation: Input/output error"
            + "|HOST_CERTIFICATE_REFUSED",
        "VIR_ERR_SYSTEM_ERROR|Cannot read CA certificate '/x': No such file"
            + "|HOST_CERTIFICATE_REFUSED",
        "VIR_ERR_AUTH_FAILED|authentication failed|HOST_LOGIN_REFUSED",
        "VIR_ERR_SYSTEM_ERROR|Cannot recv data: Permission denied (publickey)|HOST_LOGIN_REFUSED",
        "VIR_ERR_SYSTEM_ERROR|Cannot recv data: Host key verification failed.|HOST_LOGIN_REFUSED",
        "VIR_ERR_SYSTEM_ERROR|unable to connect to server: Connection refused|HOST_UNREACHABLE",
        "VIR_ERR_INTERNAL_ERROR|anything else|HOST_UNREACHABLE"
      })
  void anErrorOfDiallingSaysWhetherWeAreLetIn(ErrorNumber number, String words, FaultCode code) {
    Fault fault = LibvirtFaults.opening(failed(number, ErrorDomain.VIR_FROM_RPC, words), "h1");
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.parameters()).containsExactly("h1", words);
  }
}
