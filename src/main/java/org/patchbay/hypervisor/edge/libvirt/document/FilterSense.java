package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a filter does, however it is written: libvirt tells one back in other words than it was
 * told, with addresses shortened and what goes without saying left out.
 */
public record FilterSense(List<String> rules) {
  private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  public static FilterSense of(String document) {
    List<String> rules = new ArrayList<>();
    for (Xml child : Xml.parse(document).children()) {
      if (!child.name().equals("uuid")) {
        rules.add(sense(child));
      }
    }
    Collections.sort(rules);
    return new FilterSense(List.copyOf(rules));
  }

  /** A rule with what it matches, or the name of another filter that is part of this one. */
  private static String sense(Xml element) {
    Map<String, String> attributes = new TreeMap<>();
    element.attributes().forEach((name, value) -> attributes.put(name, plain(value)));
    return element.name()
        + attributes
        + element.children().stream().map(FilterSense::sense).toList();
  }

  private static String plain(String value) {
    if (MAC.matcher(value).matches() || !SIX.matcher(value).matches()) {
      return value;
    }
    try {
      return InetAddress.getByName(value).getHostAddress();
    } catch (UnknownHostException e) {
      return value;
    }
  }
}
