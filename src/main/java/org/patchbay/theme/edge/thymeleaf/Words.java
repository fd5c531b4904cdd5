package org.patchbay.theme.edge.thymeleaf;

import org.patchbay.web.control.Texts;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Gives templates the product's words. */
final class Words extends AbstractMessageResolver {
  @Override
  public String resolveMessage(
      ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
    return Texts.find(context.getLocale(), key, parameters == null ? new Object[0] : parameters)
        .orElse(null);
  }

  @Override
  public String createAbsentMessageRepresentation(
      ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
    return "??" + key + "??";
  }
}
