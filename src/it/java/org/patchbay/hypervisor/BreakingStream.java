package org.patchbay.hypervisor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content whose source fails after some bytes. */
final class BreakingStream extends InputStream {
  private final ByteArrayInputStream begin;

  BreakingStream(byte[] content, int good) {
    begin = new ByteArrayInputStream(content, 0, good);
  }

  @Override
  public int read() throws IOException {
    int next = begin.read();
    if (next < 0) {
      throw new IOException("the source broke off");
    }
    return next;
  }
}
