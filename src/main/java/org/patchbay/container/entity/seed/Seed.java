package org.patchbay.container.entity.seed;

import java.util.List;

/**
 * Everything that a guest is told. Texts may hold any character: they are escaped on their way out.
 *
 * @param instanceId another one makes the guest start over, as after a new installation
 * @param hostName one label
 * @param sshKeys that may log in, as in {@code authorized_keys}
 * @param packages of the guest's distribution, to be installed at first boot
 * @param files written before the commands run
 * @param commands run once at first boot, each a program and its arguments
 */
public record Seed(
    String instanceId,
    String hostName,
    List<SeedNic> nics,
    List<String> sshKeys,
    List<String> packages,
    List<SeedFile> files,
    List<List<String>> commands) {
  public Seed {
    nics = List.copyOf(nics);
    sshKeys = List.copyOf(sshKeys);
    packages = List.copyOf(packages);
    files = List.copyOf(files);
    commands = commands.stream().map(List::copyOf).toList();
  }
}
