package org.patchbay.tenant.entity;

import java.util.Arrays;
import java.util.List;

/**
 * What a member may be allowed to do in a tenant beyond looking, which every member may. Roles are
 * sets of these. What staff may be allowed by consent is named by the same words.
 */
public enum Permission {
  /** Read the audit trail, export and verify it. */
  AUDIT(Area.LOOK),
  /** Take away all that the tenant has, as a file. */
  EXPORT(Area.LOOK),
  /** Start, stop and restart clusters and containers. */
  POWER(Area.RUN),
  /** Read serial consoles. */
  CONSOLE(Area.RUN),
  /** Cancel operations, and try them again. */
  OPERATIONS(Area.RUN),
  /** Recover what was on a lost host. */
  RECOVER(Area.RUN),
  /** Take snapshots of data disks, put them back, delete them. */
  SNAPSHOTS(Area.RUN),
  /** Make clusters. */
  MAKE(Area.BUILD),
  /** Change a cluster: its nodes, where they run, what it relies on, how it goes on. */
  CHANGE(Area.BUILD),
  /** Give a container another size or host. */
  RESIZE(Area.BUILD),
  /** Read and change the rules of a node's firewall. */
  FIREWALL(Area.BUILD),
  /** Take, use and give back private networks and public addresses; prove that they are apart. */
  NETWORKS(Area.BUILD),
  /** Retire clusters and containers. */
  RETIRE(Area.BUILD),
  /** Make API tokens. */
  TOKENS(Area.MANAGE),
  /** Ask for other quotas. */
  QUOTAS(Area.MANAGE),
  /** Limit a cluster within the tenant's quotas. */
  CAPS(Area.MANAGE),
  /** Invite, give and take roles, and decide what roles may do; never above oneself. */
  MEMBERS(Area.MANAGE),
  /** Answer what the helpdesk asks, and consent on one's own. */
  CONSENTS(Area.MANAGE),
  /** Brand, logo, colours, words. */
  APPEARANCE(Area.MANAGE),
  /** That the tenant is one's own; no custom role has it, so that owners are above all of them. */
  OWN(Area.NONE);

  /** What permissions of an area are about: for people who choose among them. */
  public enum Area {
    LOOK,
    RUN,
    BUILD,
    MANAGE,
    /** Nobody chooses these. */
    NONE
  }

  private final Area area;

  Permission(Area area) {
    this.area = area;
  }

  public Area area() {
    return area;
  }

  /** All that a custom role may have, in order. */
  public static List<Permission> grantable() {
    return Arrays.stream(values()).filter(one -> one.area != Area.NONE).toList();
  }
}
