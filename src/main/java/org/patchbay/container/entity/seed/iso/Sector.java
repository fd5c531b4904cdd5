package org.patchbay.container.entity.seed.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being laid out as ECMA-119 wants them; positions count from 0. */
final class Sector {
  static final int SIZE = 2048;

  private final byte[] bytes;
  private int at;

  Sector(int size) {
    bytes = new byte[size];
  }

  static int count(long length) {
    return (int) ((length + SIZE - 1) / SIZE);
  }

  Sector at(int position) {
    at = position;
    return this;
  }

  Sector put(int... values) {
    for (int value : values) {
      bytes[at++] = (byte) value;
    }
    return this;
  }

  Sector put(byte[] values) {
    System.arraycopy(values, 0, bytes, at, values.length);
    at += values.length;
    return this;
  }

  Sector text(String text) {
    return put(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A field of fixed length, filled up with blanks. */
  Sector field(String text, int length, Charset charset) {
    byte[] blanks = " ".repeat(length).getBytes(charset);
    byte[] field = Arrays.copyOf(blanks, length);
    byte[] value = text.getBytes(charset);
    System.arraycopy(value, 0, field, 0, value.length);
    return put(field);
  }

  Sector little(int value) {
    return put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  Sector big(int value) {
    return put(ByteBuffer.allocate(4).putInt(value).array());
  }

  /** 32 bits in both byte orders. */
  Sector both(int value) {
    return little(value).big(value);
  }

  /** 16 bits in both byte orders. */
  Sector bothShort(int value) {
    return put(value & 0xff, value >> 8, value >> 8, value & 0xff);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Up to the position that was written last. */
  byte[] written() {
    return Arrays.copyOf(bytes, at);
  }
}
