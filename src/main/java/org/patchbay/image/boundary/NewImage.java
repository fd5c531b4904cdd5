package org.patchbay.image.boundary;

import org.patchbay.image.entity.ImageDraft;

/** An image to be described. */
public record NewImage(String name, String os, String osVersion, String arch) {
  static final NewImage EMPTY = new NewImage("", "", "", "x86_64");

  public ImageDraft draft() {
    return new ImageDraft(name, os, osVersion, arch == null ? "x86_64" : arch);
  }
}
