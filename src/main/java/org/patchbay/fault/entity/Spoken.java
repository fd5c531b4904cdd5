package org.patchbay.fault.entity;

import java.util.Locale;

/** A parameter of a sentence that knows its own words in each language. */
public interface Spoken {
  String in(Locale locale);
}
