package org.patchbay.image.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.VolumeRef;

/** An operating system image of the library; usable once its content was uploaded and checked. */
@Entity
@Table(name = "image")
public class Image {
  @Id UUID id;
  String name;
  String os;
  String osVersion;
  String arch;
  Long sizeBytes;
  Long virtualSizeBytes;
  String sha256;
  boolean leaving;
  Instant createdAt;

  protected Image() {}

  public Image(ImageDraft draft, Instant now) {
    id = UUID.randomUUID();
    name = draft.name();
    os = draft.os();
    osVersion = draft.osVersion();
    arch = draft.arch();
    createdAt = now;
  }

  /** Its content is here, checked. */
  public void contains(ImageContent content) {
    sha256 = content.sha256();
    sizeBytes = content.sizeBytes();
    virtualSizeBytes = content.virtualSizeBytes();
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String os() {
    return os;
  }

  public String osVersion() {
    return osVersion;
  }

  public String arch() {
    return arch;
  }

  /** Nothing new is made of it from now on. */
  public void leave() {
    leaving = true;
  }

  public boolean leaves() {
    return leaving;
  }

  public boolean ready() {
    return state() == ImageState.READY;
  }

  public ImageState state() {
    if (leaving) {
      return ImageState.REMOVING;
    }
    return sha256 == null ? ImageState.EMPTY : ImageState.READY;
  }

  public Optional<Long> sizeBytes() {
    return Optional.ofNullable(sizeBytes);
  }

  public Optional<Long> virtualSizeBytes() {
    return Optional.ofNullable(virtualSizeBytes);
  }

  public Optional<String> sha256() {
    return Optional.ofNullable(sha256);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Its volume in a host's pool. The name carries the content's hash, so that a replaced content is
   * another volume and no disk ever changes its backing.
   */
  public VolumeRef volume(String pool, boolean shared) {
    return new VolumeRef(pool, "pb-image-" + sha256.substring(0, 24) + ".qcow2", shared);
  }
}
