package org.patchbay.container.boundary;

import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Optional;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.network.entity.Subnet;

/** The form of a private segment as it was sent. */
public class SegmentForm {
  @FormParam("name")
  String name;

  @FormParam("cidr")
  String cidr;

  @FormParam("ipv6")
  String ipv6;

  @FormParam("reserved")
  String reserved;

  @FormParam("mtu")
  String mtu;

  static SegmentForm proposed(Subnet range, Subnet six, int mtu) {
    var form = new SegmentForm();
    form.cidr = range.toString();
    form.ipv6 = six.toString();
    form.mtu = String.valueOf(mtu);
    form.reserved = String.join("\n", Reserve.usual(range, Optional.of(six)).texts());
    return form;
  }

  static SegmentForm of(Segment segment) {
    var form = new SegmentForm();
    form.name = segment.name();
    form.ipv6 = segment.cidr6Text();
    form.reserved = String.join("\n", segment.reserve().texts());
    return form;
  }

  SegmentInput input() {
    return new SegmentInput(name(), cidr, ipv6, lines(), mtu);
  }

  List<String> lines() {
    return Reserve.lines(reserved);
  }

  public String name() {
    return name == null ? "" : name.strip();
  }

  public String cidr() {
    return cidr;
  }

  public String ipv6() {
    return ipv6;
  }

  public String reserved() {
    return reserved;
  }

  public String mtu() {
    return mtu;
  }
}
