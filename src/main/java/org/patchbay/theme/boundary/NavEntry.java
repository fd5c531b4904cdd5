package org.patchbay.theme.boundary;

import java.util.List;
import java.util.stream.Stream;

/** An entry of the navigation, and where else the forms of its things are. */
public record NavEntry(String href, String labelKey, List<String> forms) {
  NavEntry(String href, String labelKey) {
    this(href, labelKey, List.of());
  }

  /** True when it leads to this page or to one above it. */
  boolean leadsTo(String path) {
    boolean overview = labelKey.equals("layout.nav.overview");
    return overview ? path.equals(href) : holds(path);
  }

  private boolean holds(String path) {
    return Stream.concat(Stream.of(href), forms.stream())
        .anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
  }

  /** Symbol of {@code static/icons.svg}. */
  public String icon() {
    return "nav-" + labelKey.substring(labelKey.lastIndexOf('.') + 1);
  }
}
