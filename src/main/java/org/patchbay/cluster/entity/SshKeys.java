package org.patchbay.cluster.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbay.fault.entity.FieldProblem;

/**
 * Public keys that may log in to a cluster's nodes, each a line as in {@code authorized_keys}:
 * type, the key in Base64, and a comment or none. The options that such a line may begin with are
 * refused: they are sshd's, and some run commands.
 */
public final class SshKeys {
  public static final int MOST = 20;
  private static final int LONGEST = 4096;
  private static final Set<String> TYPES =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ssh-ed25519@openssh.com",
          "sk-ecdsa-sha2-nistp256@openssh.com");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private SshKeys() {}

  /** The keys of a text of lines; empty lines and comments are left out. */
  public static List<String> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .toList();
  }

  /** Everything that is wrong with the keys; {@code field} is the name of their field. */
  public static List<FieldProblem> check(String field, List<String> keys) {
    List<FieldProblem> problems = new ArrayList<>();
    if (keys.size() > MOST) {
      problems.add(new FieldProblem(field, "cluster.key.many", List.of(MOST, keys.size())));
    }
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      if (key.contains("PRIVATE KEY-----")) {
        return List.of(new FieldProblem(field, "cluster.key.private", List.of()));
      }
      if (!isKey(key)) {
        problems.add(new FieldProblem(field, "cluster.key.malformed", List.of(i + 1)));
      }
    }
    return problems;
  }

  private static boolean isKey(String line) {
    String[] words = line.split(" +", 3);
    return line.length() <= LONGEST
        && !CONTROL.matcher(line).find()
        && words.length >= 2
        && TYPES.contains(words[0])
        && holds(words[1], words[0]);
  }

  /** A key begins with its type's length, in four bytes, and its type (RFC 4253, section 6.6). */
  private static boolean holds(String base64, String type) {
    try {
      byte[] head = type.getBytes(StandardCharsets.US_ASCII);
      ByteBuffer key = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      if (key.remaining() <= 4 + head.length || key.getInt() != head.length) {
        return false;
      }
      byte[] found = new byte[head.length];
      key.get(found);
      return Arrays.equals(head, found);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Type and comment: what people know a key by. */
  public static String brief(String key) {
    String[] words = key.split(" +", 3);
    return words.length == 3 ? words[0] + " " + words[2] : words[0] + " " + tail(words[1]);
  }

  private static String tail(String base64) {
    return "…" + base64.substring(Math.max(0, base64.length() - 12));
  }
}
