package org.patchbay.image.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;

class Qcow2HeaderTest {
  @Test
  void aPlainImageIsTakenWithItsSize() {
    assertThat(Qcow2Header.read(header(h -> {}))).isEqualTo(new Qcow2Header(3, 1L << 30));
  }

  @Test
  void aFileThatIsNoImageIsRefused() {
    assertRefused("<html>no image</html>".getBytes(), "image.content.not-qcow2");
    assertRefused(new byte[0], "image.content.not-qcow2");
    assertRefused(new byte[512], "image.content.not-qcow2");
  }

  @Test
  void anImageThatReadsAnotherFileIsRefused() {
    assertRefused(header(h -> h.putLong(8, 104).putInt(16, 11)), "image.content.backing-file");
    assertRefused(header(h -> h.putLong(72, 4)), "image.content.data-file");
  }

  @Test
  void anImageWeCannotJudgeIsRefused() {
    assertRefused(header(h -> h.putInt(4, 4)), "image.content.version");
    assertRefused(header(h -> h.putInt(32, 1)), "image.content.encrypted");
    assertRefused(header(h -> h.putLong(24, 0)), "image.content.size");
    assertRefused(header(h -> h.putLong(24, Long.MIN_VALUE)), "image.content.size");
  }

  private static byte[] header(Consumer<ByteBuffer> change) {
    ByteBuffer bytes = ByteBuffer.allocate(Qcow2Header.LENGTH);
    bytes.putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 1L << 30);
    change.accept(bytes);
    return bytes.array();
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> Qcow2Header.read(file))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                assertThat(fault.problems())
                    .singleElement()
                    .satisfies(
                        p -> {
                          assertThat(p.field()).isEqualTo("content");
                          assertThat(p.messageKey()).isEqualTo(reason);
                        }));
  }
}
