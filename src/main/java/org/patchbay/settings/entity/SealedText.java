package org.patchbay.settings.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Writes {@link Sealed} down. */
@Converter(autoApply = true)
public class SealedText implements AttributeConverter<Sealed, String> {
  @Override
  public String convertToDatabaseColumn(Sealed sealed) {
    return sealed == null ? null : sealed.text();
  }

  @Override
  public Sealed convertToEntityAttribute(String text) {
    return text == null ? null : new Sealed(text);
  }
}
