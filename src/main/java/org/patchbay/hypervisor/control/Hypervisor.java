package org.patchbay.hypervisor.control;

import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/**
 * What Patchbay asks of a KVM host. Every call is idempotent (doing it twice is doing it once,
 * forgetting what is absent is success), bounded in time, and safe to repeat after a crash.
 *
 * <p>Errors: {@code HOST_UNREACHABLE} or {@code HOST_TIMEOUT} when the host does not answer (the
 * outcome of the call is then unknown), {@code HOST_NOT_PREPARED} when a pool or bridge is missing,
 * {@code NOT_OUR_MACHINE} when a machine with that uuid lacks our stamp, {@code HYPERVISOR_REFUSED}
 * with the host's own words for all else.
 */
public interface Hypervisor {
  /** True when this adapter speaks the URI's scheme. */
  boolean serves(URI uri);

  /**
   * Connects and reads who the host is and what it has. The one call that is made for an
   * unregistered host; {@code HOST_CERTIFICATE_REFUSED} and {@code HOST_LOGIN_REFUSED} besides the
   * usual errors.
   */
  HostFacts inspect(HostAddress host);

  /** Everything that moves on a host, in one bulk call. Never a call per machine. */
  HostSighting observe(HostAddress host);

  /** All that of ours carries or guards traffic there, each read anew; for when it changed. */
  HostFixtures fixtures(HostAddress host);

  /** How all that a machine needs of this is found where nobody touched it; asks no host. */
  List<Fixture> untouched(HostAddress host, MachineSpec spec);

  /** One machine and the things that belong to it, looked at closely; for the reconciler's turn. */
  MachineSighting look(HostAddress host, MachineSpec spec);

  /** Makes the segment's network exist and run on the host. */
  void joinSegment(HostAddress host, SegmentSpec segment);

  /** Removes the segment's network; {@code STILL_IN_USE} while a machine is plugged into it. */
  void leaveSegment(HostAddress host, SegmentSpec segment);

  /** Makes the public network's counterpart and its filters exist on the host. */
  void joinPublic(HostAddress host, PublicSpec network);

  /** Removes the public network's counterpart; {@code STILL_IN_USE} while a machine uses it. */
  void leavePublic(HostAddress host, PublicSpec network);

  /** True when the volume is on the host, complete: half an upload is not there. */
  boolean hasVolume(HostAddress host, VolumeRef volume);

  /** Puts bytes into a volume; what was half there is replaced. */
  void upload(HostAddress host, VolumeRef volume, Upload content);

  /** Makes a disk on top of a backing volume, grown to its size; there already is success. */
  void createDisk(HostAddress host, DiskSpec disk);

  /** Makes an empty data disk; there already is success, whatever is on it. */
  void createDataDisk(HostAddress host, DataDisk disk);

  /**
   * How many bytes the volume takes, exactly as many as {@link #download} gives; {@code
   * IMAGE_MISSING} when it is not there, complete.
   */
  long sizeOf(HostAddress host, VolumeRef volume);

  /** Writes the bytes of a volume that no machine uses; the caller closes what it gave. */
  void download(HostAddress host, VolumeRef volume, OutputStream to);

  /**
   * What is written into the pool to know it by, written when there is none yet: hosts that find
   * the same have the same pool; {@code HOST_NOT_PREPARED} when the host has none of the name.
   */
  UUID poolMark(HostAddress host, String pool);

  /**
   * Copies a disk that no machine writes to into another volume of its pool, which stands on
   * nothing; there already, complete, is success, and what was half there is made anew. Takes as
   * long as it takes.
   *
   * @param sizeGiB the size a machine sees of the copy at least; {@code IMAGE_MISSING} when the
   *     disk is not there, {@code POOL_FULL} when the copy has no room
   */
  void copyDisk(HostAddress host, VolumeRef disk, VolumeRef copy, long sizeGiB);

  /**
   * Copies the data disk of a machine that runs into another volume of its pool, as it is at one
   * moment, while its guest goes on; where the guest's agent can, it has then written all that it
   * was about to. There already, complete, is success, and what was half there is made anew. Takes
   * as long as it takes; {@code HYPERVISOR_REFUSED} when the machine does not run, stops meanwhile,
   * or it was called off.
   *
   * @param progress hears of it about every second, on the caller's thread
   */
  void backUp(HostAddress host, MachineSpec spec, VolumeRef copy, Progress progress);

  /** Deletes a volume; absent is success. */
  void forgetVolume(HostAddress host, VolumeRef volume);

  /** Defines the machine as specified, or brings an existing definition of ours up to it. */
  void define(HostAddress host, MachineSpec spec);

  /**
   * Puts the guards of the machine's public interfaces in force as specified, at once where it
   * runs. Connections that are still allowed go on; {@code NO_SUCH_THING} when it is not defined.
   */
  void guard(HostAddress host, MachineSpec spec);

  /**
   * Gives the machine as much of the specified size as can be had without a restart, and no more:
   * while it runs, processors and memory grow up to the ceilings it was started with, memory that
   * is too much is asked back from the guest, which may take its time; processors are never taken
   * away. The disk grows in either case and never shrinks. The definition stays as it is.
   */
  void resize(HostAddress host, MachineSpec spec);

  /**
   * Gives a machine that runs the interfaces that are specified and no others, without a restart.
   * Whatever its guest does, from then on it speaks and hears on none but those, behind its guards
   * and isolated where that is specified. The definition stays as it is; a machine that is off has
   * nothing done to it.
   *
   * @return false while the guest still holds one that it is to give back: ask again
   */
  boolean plug(HostAddress host, MachineSpec spec);

  /**
   * Pulls interfaces of a machine that runs out of bridges and segments that are not those of their
   * networks and plugs them in anew. What it says and hears on them is interrupted meanwhile.
   *
   * @return false while the guest still holds one: {@link #plug} goes on with it
   */
  boolean replug(HostAddress host, MachineSpec spec);

  /** Starts, stops or reboots the machine with this stamp; already so is success. */
  void power(HostAddress host, Stamp stamp, PowerAction action);

  /**
   * Takes a machine that runs to another host without stopping it. All its disks lie in a pool that
   * both hosts have, and its networks run there. The machine stays defined where it was, off; there
   * already is success, and one that another caller began is waited for. Takes as long as it takes.
   *
   * @param progress hears of it about every second, on the caller's thread
   * @throws Fault {@code HYPERVISOR_REFUSED} when it did not go, or was called off: then it runs on
   *     where it was
   */
  void migrate(HostAddress host, HostAddress target, MachineSpec spec, Progress progress);

  /**
   * Calls off what {@link #migrate} or {@link #backUp} began here, whoever called it, and returns
   * when it has ended one way or the other, and the guest writes again; nothing under way is
   * success.
   */
  void callOff(HostAddress host, Stamp stamp);

  /** How far something is that takes its time. */
  @FunctionalInterface
  interface Progress {
    /**
     * Hears how much is done.
     *
     * @return false to call it off
     */
    boolean told(long doneBytes, long allBytes);
  }

  /** Stops and undefines the machine; absent is success, a stranger is {@code NOT_OUR_MACHINE}. */
  void forget(HostAddress host, Stamp stamp);

  /** True when the guest agent in the machine answers a ping within two seconds. */
  boolean agentAnswers(HostAddress host, Stamp stamp);

  /**
   * On which of these ports the machine's guest listens, as its agent tells; one that listens on
   * its loopback alone does not. In the usual time of a call at most; {@code HOST_TIMEOUT} when the
   * agent hangs in the middle.
   */
  GuestPorts listening(HostAddress host, Stamp stamp, Set<GuestPort> asked);

  /**
   * What the machine's guest reaches by itself, tried by a script of ours that its agent runs and
   * that changes nothing. Takes some seconds, and more than the usual time of a call where guests
   * are slow.
   */
  GuestReach reach(HostAddress host, Stamp stamp, GuestErrand errand);

  /**
   * Where the interfaces of a machine that runs are plugged in, as the host says; none of one that
   * does not, or is not ours.
   */
  List<SeenPlug> plugs(HostAddress host, Stamp stamp);

  /** Whether there is such a file in the machine's guest, as its agent tells. */
  GuestFile file(HostAddress host, Stamp stamp, String path);

  /**
   * Writes a file in the machine's guest, through its agent.
   *
   * @param path its folder must be there: by that a guest says that it reads such a file
   * @param content some KiB at most
   * @return {@code THERE} when it is written, {@code ABSENT} when there is no such folder
   */
  GuestFile put(HostAddress host, Stamp stamp, String path, byte[] content);

  /**
   * The end of what the machine has written to its serial console; {@code NOT_KEPT} as well when it
   * is absent or not ours.
   */
  ConsoleTail console(HostAddress host, Stamp stamp);

  /**
   * Listens to what happens to the host's machines. The listener gets the uuid of a machine, or
   * null when the connection itself was lost; it must return at once. An event is a nudge and never
   * truth. A second call for the same host replaces the first listener.
   */
  void listen(HostAddress host, Consumer<UUID> listener);

  /** Closes what is open to the host; it can be used again afterwards. */
  void release(HostAddress host);
}
