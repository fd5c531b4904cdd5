package org.patchbay.identity.boundary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.patchbay.identity.entity.HelpDeed;

/** Helpdesk staff may pass, too, while the tenant consents to this. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithConsent {
  HelpDeed value();
}
