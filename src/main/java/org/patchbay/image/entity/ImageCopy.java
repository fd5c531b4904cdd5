package org.patchbay.image.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An image on a host: wanted as soon as the row is there, seen when the hash is the image's. */
@Entity
@Table(name = "image_copy")
public class ImageCopy {
  @Id UUID id;
  UUID imageId;
  UUID hostId;
  String pool;
  String sha256;

  protected ImageCopy() {}

  public UUID id() {
    return id;
  }

  public UUID imageId() {
    return imageId;
  }

  public UUID hostId() {
    return hostId;
  }

  /** Name of the pool it lies in, on its host. */
  public String pool() {
    return pool;
  }

  public boolean holds(String wanted) {
    return wanted.equals(sha256);
  }

  public void arrived(String hash) {
    sha256 = hash;
  }
}
