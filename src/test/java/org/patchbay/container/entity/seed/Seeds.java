package org.patchbay.container.entity.seed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Seeds to try. */
final class Seeds {
  /** What somebody might put into a text in order to get out of it. */
  static final String NASTY = "a: \"b\"\n- 'c' #d & <e> \t{f}\\ \uD83D\uDCDE\u0007 é\n\n  x";

  private Seeds() {}

  static Seed lab() {
    return seed(
        List.of(
            new SeedFile("/etc/voipnownode/nodeid", "node-7\n", "0644", "root:root"),
            new SeedFile("/etc/patchbay/roles", "sip udp 5060 sip\n", "0644", "root:root")),
        List.of());
  }

  static Seed nasty() {
    return seed(
        List.of(new SeedFile("/etc/x", NASTY, "0600", "root:root")),
        List.of(List.of("echo", NASTY, "no", "012", "")));
  }

  private static Seed seed(List<SeedFile> files, List<List<String>> commands) {
    SeedNic inside =
        SeedNic.onSegment(
            "private0", "52:54:00:00:00:01", List.of(new SeedAddress(ip("10.1.0.5"), 24)));
    SeedNic outside =
        new SeedNic(
            "public0",
            "52:54:00:12:34:56",
            List.of(
                new SeedAddress(ip("198.51.100.20"), 24), new SeedAddress(ip("2001:db8::20"), 64)),
            List.of(ip("198.51.100.1"), ip("2001:db8::1")),
            List.of(ip("198.51.100.2")));
    return new Seed(
        "i-0001",
        "acme-sip-1",
        List.of(inside, outside),
        List.of("ssh-ed25519 AAAA olga"),
        List.of(),
        files,
        commands);
  }

  private static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
