package org.patchbay.lab;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.hypervisor.edge.libvirt.Frame;

/**
 * Everything that a guest may say to reach another tenant's: each kind of frame, from three MACs,
 * with tags of VLANs in every order. Those without tags are heard in its own segment.
 */
final class Malice {
  static final String WORD = "pbword-";
  static final String UNTAGGED = "plain";

  private static final String EVERYBODY = "ff:ff:ff:ff:ff:ff";
  private static final String SOMEBODY = "02:66:66:66:66:66";
  private static final int BIG = 8900;

  private final Resident speaker;
  private final List<Resident> others;
  private final String own;
  private final String foreign;
  private final Map<String, String> frames = new LinkedHashMap<>();

  /** Of one who speaks in a segment, to the residents of another. */
  private Malice(Resident speaker, int own, List<Resident> others, int foreign) {
    this.speaker = speaker;
    this.others = others;
    this.own = "%04x".formatted(own);
    this.foreign = "%04x".formatted(foreign);
  }

  /** By the name that each is heard under. */
  static Map<String, String> frames(Resident speaker, int own, List<Resident> others, int foreign) {
    Malice malice = new Malice(speaker, own, others, foreign);
    tagsOf(malice.own, malice.foreign).forEach(malice::say);
    return malice.frames;
  }

  private static Map<String, String> tagsOf(String own, String foreign) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(UNTAGGED, "");
    tags.put("theirs", "8100" + foreign);
    tags.put("ours", "8100" + own);
    tags.put("ours-theirs", "8100" + own + "8100" + foreign);
    tags.put("theirs-ours", "8100" + foreign + "8100" + own);
    tags.put("priority", "81000000");
    tags.put("urgent-theirs", "8100e000" + "8100" + foreign);
    tags.put("service", "88a8" + foreign);
    tags.put("service-theirs", "88a8" + foreign + "8100" + foreign);
    tags.put("service-zero-theirs", "88a80000" + "8100" + foreign);
    tags.put("old-service", "9100" + foreign);
    return tags;
  }

  private void say(String tagName, String tags) {
    for (String from : List.of(speaker.mac(), SOMEBODY, others.get(0).mac())) {
      String voice = from.equals(speaker.mac()) ? "own" : from.equals(SOMEBODY) ? "made" : "their";
      kinds(voice + "-" + tagName, from, tags);
    }
    String big = name("jumbo-" + tagName) + "." + "x".repeat(BIG);
    put("jumbo-" + tagName, EVERYBODY, speaker.mac(), tags, datagram(others.get(0).second(), big));
  }

  private void kinds(String suffix, String from, String tags) {
    String mac = speaker.mac();
    InetAddress four = Frame.ip(speaker.address());
    for (int i = 0; i < others.size(); i++) {
      Resident other = others.get(i);
      String name = i + "-" + suffix;
      put("at" + name, other.mac(), from, tags, datagram(other.second(), name("at" + name)));
      put("arp" + name, EVERYBODY, from, tags, arp(other, name("arp" + name)));
    }
    put("all-" + suffix, EVERYBODY, from, tags, datagram("255.255.255.255", name("all-" + suffix)));
    String many = "224.0.0.251";
    put("many-" + suffix, "01:00:5e:00:00:fb", from, tags, datagram(many, name("many-" + suffix)));
    put("offer-" + suffix, EVERYBODY, from, tags, dhcp(67, 68, name("offer-" + suffix)));
    put("asks-" + suffix, EVERYBODY, from, tags, dhcp(68, 67, name("asks-" + suffix)));
    for (int type : new int[] {133, 134, 135, 136, 137}) {
      String name = "nd" + type + "-" + suffix;
      String frame = Frame.control(mac, speaker.link(), type, name(name));
      put(name, "33:33:00:00:00:01", from, tags, frame);
    }
    for (boolean first : new boolean[] {true, false}) {
      String name = "part" + (first ? 1 : 2) + "-" + suffix;
      InetAddress there = Frame.ip(others.get(0).second());
      put(name, EVERYBODY, from, tags, Frame.fragment(mac, four, there, first, name(name)));
    }
    put("raw-" + suffix, EVERYBODY, from, tags, Frame.raw(mac, name("raw-" + suffix)));
  }

  private String datagram(String to, String word) {
    InetAddress four = Frame.ip(speaker.address());
    return Frame.udp(speaker.mac(), four, Frame.ip(to), 4000, 7007, word);
  }

  private String dhcp(int source, int target, String word) {
    InetAddress four = Frame.ip(speaker.address());
    return Frame.udp(speaker.mac(), four, Frame.ip("255.255.255.255"), source, target, word);
  }

  private String arp(Resident other, String word) {
    return Frame.arp(speaker.mac(), other.mac(), Frame.ip(other.address()), word);
  }

  private void put(String name, String to, String from, String tags, String frame) {
    frames.put(name, Frame.altered(frame, to, from, tags));
  }

  private static String name(String name) {
    return WORD + name;
  }
}
