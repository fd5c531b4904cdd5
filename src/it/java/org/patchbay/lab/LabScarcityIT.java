package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.image.control.Images;
import org.patchbay.image.entity.Image;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;

/**
 * A real host has no room left in a pool, or not the image that somebody deleted there by hand.
 * What is being made says so, and is there after the one thing that mends it.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_DISTURB", matches = "1")
class LabScarcityIT {
  private static final String POOL = "scarce";
  private static final String FOLDER = "/var/lib/libvirt/images/" + POOL;

  @TempDir Path folder;
  private LabEngine lab;
  private EngineContainer portal;
  private ClusterDesk olga;

  /** A pool of its own, as large as is needed, and no larger when it has to be full. */
  @BeforeEach
  void aHostWithASmallPool() throws Exception {
    onHost("mkdir -p " + FOLDER + " && mount -t tmpfs -o size=64g tmpfs " + FOLDER);
    virsh("pool-define-as", POOL, "dir", "--target", FOLDER);
    virsh("pool-start", POOL);
    lab =
        LabEngine.start(
            folder,
            new LabEngine.Place(List.of(host()), POOL, 160, 169, new SegmentRange(260, 269)));
    portal = lab.portal();
    olga = lab.desk();
    Eventually.until("the host is seen with the pool", this::hasPool, () -> POOL);
    lab.offer(host(), POOL, StorageClass.SSD);
    olga.succeeded(approve("before"));
  }

  @AfterEach
  void stop() throws Exception {
    try {
      lab.close();
    } finally {
      virsh("pool-destroy", POOL);
      virsh("pool-undefine", POOL);
      onHost("umount " + FOLDER + " && rmdir " + FOLDER);
    }
  }

  @Test
  void whatDoesNotFitOrLacksItsImageSaysSoAndIsThereAfterwards() throws Exception {
    full(true);
    UUID begun = approve("scarce");
    Eventually.until(
        "the host's refusal is its last word",
        () -> !olga.view(begun).failed().isEmpty(),
        () -> olga.view(begun));
    assertThat(steps(begun))
        .filteredOn(step -> step.messageKey().equals("fault.POOL_FULL"))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step.parameters().toString()).contains("No space left on device"));
    full(false);
    onHost("rm " + FOLDER + "/" + imageFile());
    UUID again = olga.as(() -> portal.get(Retrying.class).retry(begun));
    olga.succeeded(again);
    assertThat(steps(again))
        .as("the image was brought again")
        .extracting(Step::messageKey)
        .contains("container.step.await_image");
    assertThat(virsh("vol-list", POOL)).contains(imageFile());
    retire("before");
    retire("scarce");
    assertThat(virsh("vol-list", POOL)).doesNotContain("pb-node-");
  }

  private UUID approve(String name) {
    return lab.approve(name, "single", "SSD", List.of());
  }

  private void retire(String name) {
    UUID cluster = olga.cluster(name).id();
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(cluster)));
  }

  private List<Step> steps(UUID operation) {
    return olga.view(operation).steps();
  }

  /** Not a block is left; or there is room again. */
  private static void full(boolean isFull) throws Exception {
    String used = "$(df --output=used -k " + FOLDER + " | tail -n 1 | tr -d ' ')k";
    onHost("mount -o remount,size=" + (isFull ? used : "64g") + " " + FOLDER);
  }

  private boolean hasPool() {
    return lab.hosts().stream()
        .flatMap(host -> host.pools().stream())
        .anyMatch(pool -> pool.name().equals(POOL));
  }

  private Image image() {
    return lab.people().asPlatform(() -> portal.get(Images.class).ready().get(0));
  }

  private String imageFile() {
    return image().volume(POOL, false).name();
  }

  private static String host() {
    return Lab.hosts().get(0);
  }

  private static String virsh(String... command) {
    return Lab.virsh(host(), List.of(command));
  }

  private static void onHost(String command) throws Exception {
    Process script =
        new ProcessBuilder("src/lab/hosts", "exec", "1", "sh", "-c", command).inheritIO().start();
    assertThat(script.waitFor()).as(command).isZero();
  }
}
