package org.patchbay.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a request of a page can name something: what {@link NamePlaces} finds; and where a page
 * takes its form or its query as a whole, every constant of the classes that read it which can be
 * the name of a field ({@code ClusterForm.segment}; {@code ChangeForm.add.} begins names, and a
 * star stands for what is put into one).
 */
public final class FormPlaces {
  private static final Pattern FIELD = Pattern.compile("\\u0001?[a-z]\\w*(\\.(\\u0001\\.?)?)?");

  private static final Map<Route, Set<String>> FOUND = new ConcurrentHashMap<>();

  private FormPlaces() {}

  public static Set<String> of(Route route) {
    return FOUND.computeIfAbsent(route, FormPlaces::find);
  }

  private static Set<String> find(Route route) {
    Set<String> places = new TreeSet<>(NamePlaces.of(route));
    places.removeIf(place -> place.matches("(MultivaluedMap|UriInfo|List).*"));
    if (takesAll(route.method())) {
      readers(route.method().getDeclaringClass())
          .forEach(
              reader ->
                  constants(reader).stream()
                      .filter(FIELD.asMatchPredicate())
                      .map(name -> reader.getSimpleName() + "." + name.replace('\u0001', '*'))
                      .forEach(places::add));
    }
    return places;
  }

  private static boolean takesAll(Executable method) {
    return Arrays.stream(method.getGenericParameterTypes())
        .anyMatch(
            type ->
                type == UriInfo.class
                    || type.getTypeName().startsWith(MultivaluedMap.class.getName())
                    || type.getTypeName().contains(EntityPart.class.getName()));
  }

  /** The page's class, and whom it hands the form to. */
  private static Set<Class<?>> readers(Class<?> page) {
    return Stream.concat(
            Stream.of(page),
            new ClassFileImporter()
                .importClasses(page).get(page).getCodeUnitCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getName().startsWith("org.patchbay."))
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .map(unit -> (Executable) unit.reflect())
                    .filter(FormPlaces::takesAll)
                    .map(Executable::getDeclaringClass))
        .collect(Collectors.toSet());
  }

  /** The texts of a class file (chapter 4.4 of the virtual machine's specification). */
  private static Set<String> constants(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (var in = new DataInputStream(type.getResourceAsStream(file))) {
      in.skipNBytes(8);
      return constants(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> constants(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    Set<Integer> constants = new HashSet<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      switch (in.readUnsignedByte()) {
        case 1 -> texts.put(i, in.readUTF());
        case 8 -> constants.add(in.readUnsignedShort());
        case 7, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> in.skipNBytes(4);
      }
    }
    return constants.stream().map(texts::get).collect(Collectors.toSet());
  }
}
