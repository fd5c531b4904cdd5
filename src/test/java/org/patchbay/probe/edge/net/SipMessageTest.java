package org.patchbay.probe.edge.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SipMessageTest {
  private final SipMessage request;

  SipMessageTest() throws UnknownHostException {
    request =
        SipMessage.options(
            "udp",
            InetAddress.getByName("192.0.2.1"),
            5070,
            InetAddress.getByName("2001:db8::5"),
            5060);
  }

  @Test
  void aRequestHasAllThatTheStandardDemands() {
    assertThat(request.text().split("\r\n"))
        .contains(
            "OPTIONS sip:[2001:db8:0:0:0:0:0:5]:5060;transport=udp SIP/2.0",
            "Max-Forwards: 70",
            "CSeq: 1 OPTIONS",
            "Content-Length: 0")
        .anyMatch(
            line ->
                line.matches("Via: SIP/2\\.0/UDP 192\\.0\\.2\\.1:5070;branch=z9hG4bK\\w+;rport"))
        .anyMatch(line -> line.matches("From: <sip:probe@.+>;tag=\\w+"))
        .anyMatch(line -> line.matches("To: <sip:[^;]+>"))
        .anyMatch(line -> line.matches("Call-ID: \\w+"));
    assertThat(request.text()).endsWith("\r\n\r\n");
  }

  @Test
  void onlyAResponseToThisRequestAnswersIt() {
    assertThat(request.answeredBy(response(request.branch(), request.callId(), "1 OPTIONS")))
        .hasValueSatisfying(
            status -> {
              assertThat(status.line()).isEqualTo("SIP/2.0 200 OK");
              assertThat(status.last()).isTrue();
            });
    assertThat(request.answeredBy(response("z9hG4bKother", request.callId(), "1 OPTIONS")))
        .isEmpty();
    assertThat(request.answeredBy(response(request.branch(), "other", "1 OPTIONS"))).isEmpty();
    assertThat(request.answeredBy(response(request.branch(), request.callId(), "1 INVITE")))
        .isEmpty();
    assertThat(request.answeredBy(request.text())).as("an echo is no answer").isEmpty();
    assertThat(request.answeredBy("HTTP/1.1 200 OK\r\n\r\n")).isEmpty();
  }

  @Test
  void compactHeadersAreUnderstoodAndAProvisionalResponseIsNotTheLast() {
    String compact =
        "SIP/2.0 100 Trying\r\nv: SIP/2.0/UDP x;rport=1;branch="
            + request.branch()
            + "\r\ni: "
            + request.callId()
            + "\r\nCSeq: 1 OPTIONS\r\n\r\n";
    assertThat(request.answeredBy(compact).orElseThrow().last()).isFalse();
  }

  static String response(String branch, String callId, String cseq) {
    return "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1:5070;rport=5070;branch="
        + branch
        + "\r\nFrom: <sip:probe@x>;tag=1\r\nTo: <sip:y>;tag=2\r\nCall-ID: "
        + callId
        + "\r\nCSeq: "
        + cseq
        + "\r\nContent-Length: 0\r\n\r\n";
  }
}
