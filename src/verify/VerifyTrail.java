import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Verifies an exported audit trail without the portal: {@code java VerifyTrail.java [--head HASH]
 * FILE...}, the files in their order when there are several. It needs Java 17 and nothing else.
 *
 * <p>A line of the export is a JSON object of texts, numbers and nulls. Its {@code hash} is SHA-256
 * of the rest as JSON with its keys in order, and {@code previous} is the hash of the line before, 64
 * zeros in the first. Exit 0: intact; 1: something is named; 2: it could not be read.
 */
public final class VerifyTrail {
  private long expected = 1;
  private String reached = "0".repeat(64);
  private String tenant;

  private VerifyTrail() {}

  public static void main(String[] arguments) {
    List<String> files = new ArrayList<>(List.of(arguments));
    int option = files.indexOf("--head");
    String head = option < 0 || option + 1 >= files.size() ? null : files.remove(option + 1);
    files.remove("--head");
    if (files.isEmpty() || option >= 0 && head == null) {
      System.err.println("usage: java VerifyTrail.java [--head HASH] FILE...");
      System.exit(2);
    }
    System.exit(new VerifyTrail().run(files, head));
  }

  private int run(List<String> files, String head) {
    try {
      for (String file : files) {
        read(Path.of(file));
      }
      if (head != null && !head.equals(reached)) {
        throw new Broken("record " + expected + " is missing: the trail ends before its head");
      }
    } catch (Broken e) {
      System.out.println("BROKEN: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      System.err.println("cannot be read: " + e);
      return 2;
    }
    System.out.println("INTACT: " + (expected - 1) + " records, head " + reached);
    return 0;
  }

  private void read(Path file) throws IOException, Broken {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          take(new Line(line).object());
        } catch (IllegalArgumentException e) {
          throw new Broken(file + ", line " + number + " is no record: " + e.getMessage());
        }
      }
    }
  }

  private void take(Map<String, Object> record) throws Broken {
    Object hash = record.remove("hash");
    Object seq = record.get("seq");
    if (!(seq instanceof Long number)) {
      throw new IllegalArgumentException("it has no number");
    }
    if (number != expected) {
      throw new Broken(
          "record " + expected + " is missing: record " + number + " stands in its place");
    }
    if (!reached.equals(record.get("previous"))) {
      throw new Broken("record " + number + " does not follow the record before it");
    }
    if (!sha256(json(record)).equals(hash)) {
      throw new Broken("record " + number + " is not as it was written");
    }
    if (tenant != null && !tenant.equals(record.get("tenant"))) {
      throw new Broken("record " + number + " belongs to another trail");
    }
    tenant = String.valueOf(record.get("tenant"));
    reached = String.valueOf(hash);
    expected++;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it was hashed: keys in order, no white space, one spelling for each text. */
  private static String json(Map<String, Object> record) {
    List<String> members = new ArrayList<>();
    record.forEach((key, value) -> members.add(text(key) + ":" + value(value)));
    return "{" + String.join(",", members) + "}";
  }

  private static String value(Object value) {
    return value instanceof String text ? text(text) : String.valueOf(value);
  }

  private static String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** What is wrong with the trail, by the number of the record. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  /** One line, read as a flat JSON object. */
  private static final class Line {
    private final String text;
    private int at;

    Line(String text) {
      this.text = text;
    }

    Map<String, Object> object() {
      Map<String, Object> members = new TreeMap<>();
      expect('{');
      do {
        String key = string();
        expect(':');
        if (members.put(key, value()) != null) {
          throw new IllegalArgumentException("it says " + key + " twice");
        }
      } while (next() == ',');
      if (text.charAt(at - 1) != '}' || at != text.length()) {
        throw new IllegalArgumentException("it does not end where it should");
      }
      return members;
    }

    private Object value() {
      if (peek() == '"') {
        return string();
      }
      int start = at;
      while (peek() != ',' && peek() != '}') {
        at++;
      }
      String word = text.substring(start, at);
      return word.equals("null") ? null : (Object) Long.valueOf(word);
    }

    private String string() {
      expect('"');
      StringBuilder value = new StringBuilder();
      for (char c = next(); c != '"'; c = next()) {
        value.append(c == '\\' ? escaped() : c);
      }
      return value.toString();
    }

    private char escaped() {
      char c = next();
      if (c == 'u') {
        at += 4;
        return (char) Integer.parseInt(text, at - 4, Math.min(at, text.length()), 16);
      }
      if (c != '"' && c != '\\') {
        throw new IllegalArgumentException("an escape \\" + c + " that exports do not have");
      }
      return c;
    }

    private void expect(char c) {
      if (next() != c) {
        throw new IllegalArgumentException("no " + c + " at " + at);
      }
    }

    private char next() {
      char c = peek();
      at++;
      return c;
    }

    private char peek() {
      if (at >= text.length()) {
        throw new IllegalArgumentException("it is cut off");
      }
      return text.charAt(at);
    }
  }
}
