package org.patchbay.image.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.patchbay.fault.entity.Fault;

/** Ends in {@code INVALID_INPUT} on {@code content} where a file is larger than one may be. */
final class SizedStream extends FilterInputStream {
  private final long mostGib;
  private long left;

  SizedStream(InputStream bytes, long mostGib) {
    super(bytes);
    this.mostGib = mostGib;
    this.left = mostGib << 30;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    counted(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    counted(Math.max(0, read));
    return read;
  }

  private void counted(int read) {
    left -= read;
    if (left < 0) {
      throw Fault.invalid("content", "image.content.large", mostGib);
    }
  }
}
