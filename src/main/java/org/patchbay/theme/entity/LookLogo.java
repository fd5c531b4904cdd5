package org.patchbay.theme.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The picture of a look, apart from it: pages need to know of it, and not to hold it. */
@Entity
@Table(name = "look_logo")
public class LookLogo {
  @Id UUID tenantId;
  byte[] content;

  protected LookLogo() {}

  public LookLogo(UUID tenantId) {
    this.tenantId = tenantId;
  }

  public void hold(byte[] picture) {
    content = picture.clone();
  }

  public byte[] content() {
    return content.clone();
  }
}
