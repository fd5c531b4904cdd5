package org.patchbay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Register;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Images;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.image.entity.ImageOnHost;
import org.patchbay.image.entity.ImageState;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/**
 * An image is deleted: from the hosts' pools, then from the library, when nothing reads from it.
 */
class ImageLeavesIT {
  private static final Pattern VOLUME = Pattern.compile("pb-image-[0-9a-f]+\\.qcow2");

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private SimulatedFiles files;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, 20);
    files = new SimulatedFiles(folder);
    onAllHosts("lab");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Image image(String name) {
    return platform.asPlatform(() -> portal.get(Images.class).named(name));
  }

  private Optional<Image> found(UUID id) {
    return platform.asPlatform(() -> portal.get(Images.class).find(id));
  }

  private Optional<UUID> remove(Image image) {
    return platform.asPlatform(() -> portal.get(Library.class).remove(image.id()));
  }

  private void onAllHosts(String name) {
    Eventually.until(
        "it is on all hosts",
        () -> {
          List<ImageOnHost> hosts =
              platform.asPlatform(() -> portal.get(ImageCopies.class).onHosts(image(name)));
          return hosts.size() == 3 && hosts.stream().allMatch(ImageOnHost::there);
        });
  }

  private Path file(Image image) {
    return folder.resolve("images").resolve(image.sha256().orElseThrow() + ".qcow2");
  }

  private void add(String name, int virtualMiB) {
    ByteBuffer bytes = ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3);
    bytes.putLong(24, (long) virtualMiB << 20);
    var draft = new ImageDraft(name, "patchbay-lab", "1", "x86_64");
    platform.asPlatform(
        () -> portal.get(Library.class).add(draft, new ByteArrayInputStream(bytes.array())));
    onAllHosts(name);
  }

  private void gone(Image image) {
    Eventually.until("it is gone", () -> found(image.id()).isEmpty());
  }

  @Test
  void itGoesFromEveryHostAndThenFromTheLibraryAndItsNameIsFree() {
    Image lab = image("lab");
    assertThat(files.all(VOLUME)).hasSize(3);
    UUID operation = remove(lab).orElseThrow();
    gone(lab);
    assertThat(files.all(VOLUME)).isEmpty();
    assertThat(file(lab)).doesNotExist();
    Eventually.until(
        "its operation has ended",
        () ->
            platform
                .asPlatform(() -> portal.get(OperationList.class).view(operation))
                .operation()
                .state()
                .equals(OperationState.SUCCEEDED));
    add("lab", 64);
    assertThat(Files.exists(file(image("lab")))).isTrue();
  }

  @Test
  void whatIsMadeOfItKeepsItUntilThatIsRetired() {
    var olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    olga.made("voice", "single");
    Image lab = image("lab");
    Fault fault = catchThrowableOfType(() -> remove(lab), Fault.class);
    assertThat(fault.code()).isEqualTo(FaultCode.IMAGE_USED);
    assertThat(fault.parameters()).containsExactly("lab", "acme voice");
    assertThat(image("lab").state()).isEqualTo(ImageState.READY);
    assertThat(files.all(VOLUME)).hasSize(3);
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(olga.cluster("voice").id())));
    remove(lab);
    gone(lab);
  }

  @Test
  void theSameContentUnderAnotherNameStays() {
    add("twin", 64);
    Image lab = image("lab");
    Image twin = image("twin");
    assertThat(file(lab)).isEqualTo(file(twin));
    remove(lab);
    gone(lab);
    assertThat(files.all(VOLUME)).hasSize(3);
    assertThat(file(twin)).exists();
    remove(twin);
    gone(twin);
    assertThat(files.all(VOLUME)).isEmpty();
    assertThat(file(twin)).doesNotExist();
  }

  @Test
  void aHostThatDoesNotAnswerIsWaitedForAndMeanwhileNothingIsMadeOfIt() {
    Image lab = image("lab");
    URI silent = SimulatedPlatform.uri(2);
    var simulation = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    simulation.die(silent);
    remove(lab);
    Eventually.until("the others have let go", () -> files.all(VOLUME).size() == 1);
    assertThat(found(lab.id()).map(Image::state)).contains(ImageState.REMOVING);
    assertThat(platform.asPlatform(() -> portal.get(Images.class).ready())).isEmpty();
    simulation.heal(silent);
    gone(lab);
    assertThat(files.all(VOLUME)).isEmpty();
  }

  @Test
  void aHostThatIsForgottenIsWaitedForNoLonger() {
    Image lab = image("lab");
    Simulation.in(folder.resolve("hosts"), Clock.systemUTC()).die(SimulatedPlatform.uri(2));
    remove(lab);
    Eventually.until("the others have let go", () -> files.all(VOLUME).size() == 1);
    platform.asPlatform(
        () -> portal.get(Register.class).remove(portal.get(Hosts.class).named("h2").id()));
    gone(lab);
    assertThat(file(lab)).doesNotExist();
  }
}
