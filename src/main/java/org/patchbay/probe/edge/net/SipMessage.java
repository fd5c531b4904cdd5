package org.patchbay.probe.edge.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code OPTIONS} request outside of a dialog, and what answers it (RFC 3261, sections 8.1.1,
 * 11.1 and 18).
 *
 * @param branch names the transaction; begins with the magic cookie
 */
record SipMessage(String transport, String from, String to, String branch, String callId) {
  private static final String COOKIE = "z9hG4bK";
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d) ?([^\\r\\n]*)");
  private static final Pattern VIA_BRANCH =
      Pattern.compile("(?im)^(?:via|v)\\s*:[^\\r\\n]*?;\\s*branch=([^;,\\s]+)");
  private static final Pattern CALL_ID = Pattern.compile("(?im)^(?:call-id|i)\\s*:\\s*(\\S+)\\s*$");
  private static final Pattern CSEQ = Pattern.compile("(?im)^cseq\\s*:\\s*1\\s+OPTIONS\\s*$");

  /** A new request; two never share a transaction. */
  static SipMessage options(
      String transport, InetAddress here, int herePort, InetAddress there, int therePort) {
    String random = UUID.randomUUID().toString().replace("-", "");
    return new SipMessage(
        transport.toUpperCase(Locale.ROOT),
        place(here, herePort),
        place(there, therePort),
        COOKIE + random.substring(0, 16),
        random.substring(16));
  }

  private static String place(InetAddress address, int port) {
    String text = address.getHostAddress().replaceAll("%.*", "");
    return (address instanceof Inet6Address ? "[" + text + "]" : text) + ":" + port;
  }

  String text() {
    return String.join(
        "\r\n",
        "OPTIONS sip:" + to + ";transport=" + transport.toLowerCase(Locale.ROOT) + " SIP/2.0",
        "Via: SIP/2.0/" + transport + " " + from + ";branch=" + branch + ";rport",
        "Max-Forwards: 70",
        "To: <sip:" + to + ">",
        "From: <sip:probe@" + from + ">;tag=" + branch.substring(COOKIE.length()),
        "Call-ID: " + callId,
        "CSeq: 1 OPTIONS",
        "Contact: <sip:probe@" + from + ";transport=" + transport.toLowerCase(Locale.ROOT) + ">",
        "Accept: application/sdp",
        "Content-Length: 0",
        "",
        "");
  }

  /** A response's status line. */
  record Status(int code, String reason) {
    boolean last() {
      return code >= 200;
    }

    String line() {
      return "SIP/2.0 " + code + " " + reason;
    }
  }

  /** The status of a response to this request; empty for anything else. */
  Optional<Status> answeredBy(String response) {
    Matcher status = STATUS.matcher(response);
    boolean ours =
        status.lookingAt()
            && first(VIA_BRANCH, response).filter(branch::equals).isPresent()
            && first(CALL_ID, response).filter(callId::equals).isPresent()
            && CSEQ.matcher(response).find();
    return ours
        ? Optional.of(new Status(Integer.parseInt(status.group(1)), status.group(2).strip()))
        : Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
