package org.patchbay.isolation.entity;

/**
 * What one node did for a check.
 *
 * @param reached ports of peers that answered it
 * @param asked ports of peers that should
 * @param called addresses of others that it called
 * @param near interfaces that answered on its private network
 * @param compared whether its host told what is in force
 */
public record Evidence(
    String node, String host, int reached, int asked, int called, int near, boolean compared) {
  private static final String BETWEEN = "\t";

  /** As {@link #read} reads it. */
  public String write() {
    return String.join(
        BETWEEN,
        node,
        host,
        String.valueOf(reached),
        String.valueOf(asked),
        String.valueOf(called),
        String.valueOf(near),
        String.valueOf(compared));
  }

  public static Evidence read(String text) {
    String[] part = text.split(BETWEEN);
    return new Evidence(
        part[0],
        part[1],
        Integer.parseInt(part[2]),
        Integer.parseInt(part[3]),
        Integer.parseInt(part[4]),
        Integer.parseInt(part[5]),
        Boolean.parseBoolean(part[6]));
  }
}
