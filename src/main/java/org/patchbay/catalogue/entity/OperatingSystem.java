package org.patchbay.catalogue.entity;

/** What an image says it holds, as {@code centos 7.9 x86_64}. */
public record OperatingSystem(String os, String version, String arch) {
  @Override
  public String toString() {
    return os + " " + version + " " + arch;
  }
}
