package org.patchbay.catalogue.control;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.document.CatalogueReader;
import org.patchbay.catalogue.entity.document.Reading;
import org.patchbay.catalogue.entity.yaml.Problem;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

/** Reads a source's files into a catalogue, or refuses them all in one fault. */
final class CatalogueFiles {
  private static final System.Logger LOG = System.getLogger(CatalogueFiles.class.getName());

  private CatalogueFiles() {}

  /**
   * @param language in which the files are read, where they speak it; empty for their own
   */
  static Catalogue read(Map<String, String> texts, String language) {
    Reading reading = CatalogueReader.read(texts, language);
    return reading.catalogue().orElseThrow(() -> refusal(reading.problems()));
  }

  private static Fault refusal(List<Problem> problems) {
    LOG.log(System.Logger.Level.ERROR, ProblemTexts.of(problems));
    return Fault.invalid(
        problems.stream()
            .map(found -> new FieldProblem(found.place(), found.messageKey(), found.parameters()))
            .toList());
  }

  /** Content by name. */
  static Map<String, String> texts(CatalogueSource source) {
    try {
      Map<String, String> texts = new TreeMap<>();
      for (String name : names(source)) {
        texts.put(name, text(source, name));
      }
      return texts;
    } catch (IOException | UncheckedIOException e) {
      throw Fault.because(e, FaultCode.INTERNAL);
    }
  }

  private static SortedSet<String> names(CatalogueSource source) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String folder : CatalogueReader.FOLDERS) {
      names.addAll(source.names(folder));
    }
    SortedSet<String> beside = new TreeSet<>(source.names(""));
    beside.retainAll(CatalogueReader.FILES);
    names.addAll(beside);
    return names;
  }

  private static String text(CatalogueSource source, String name) throws IOException {
    try (Reader reader = source.open(name)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }
}
