package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbay.identity.entity.PersonMail;
import org.patchbay.notify.entity.Letter;
import org.patchbay.notify.entity.Mail;
import org.patchbay.reconcile.control.Params;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.theme.control.Brands;
import org.patchbay.theme.control.Looks;
import org.patchbay.theme.entity.Brand;
import org.patchbay.theme.entity.Look;
import org.patchbay.web.control.Texts;

/** Gives a mail its words, in the person's language and the look of the tenant. */
@ApplicationScoped
class Wording {
  @Inject Tenants tenants;
  @Inject OwnNames names;
  @Inject Looks looks;
  @Inject Brands brands;
  @Inject Paper paper;

  Letter letter(Mail mail, PersonMail person) {
    Tenant tenant = tenants.get(mail.tenantId());
    String address = names.address(tenant);
    Brand brand = brands.named(tenant.theme());
    Optional<Look> look = looks.of(tenant.id());
    Locale language = Locale.forLanguageTag(person.language());
    Object[] parameters = parameters(mail, language);
    String name = look.flatMap(Look::portalName).orElse(brand.title());
    var sheet =
        new Paper.Sheet(
            name,
            Texts.of(language, mail.kind().words("subject"), parameters),
            List.of(Texts.of(language, mail.kind().words("text"), parameters).split("\n")),
            address + mail.path(),
            Texts.of(language, mail.kind().words("action"), parameters),
            foot(language, tenant, person, look),
            Paper.Colours.of(brand, look),
            look.flatMap(one -> Paper.logo(one, address)).orElse(null),
            language);
    return paper.letter(mail.id(), person.mail(), brand.name(), sheet);
  }

  private static Object[] parameters(Mail mail, Locale language) {
    List<Object> given = Params.read(mail.parameters());
    return IntStream.range(0, given.size())
        .mapToObj(index -> word(mail, index, given.get(index), language))
        .toArray();
  }

  private static Object word(Mail mail, int index, Object value, Locale language) {
    String key = mail.kind().key(index, value);
    return key == null ? value : Texts.of(language, key);
  }

  private static List<String> foot(
      Locale language, Tenant tenant, PersonMail person, Optional<Look> look) {
    String why = Texts.of(language, "notify.why", person.username(), tenant.name());
    return look.flatMap(Look::contact)
        .map(contact -> List.of(why, Texts.of(language, "layout.contact", contact)))
        .orElse(List.of(why));
  }
}
