package org.patchbay.identity.boundary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What destroys: whoever may pass has just been asked for their second factor, on the pages as over
 * the API; an API token has been made for it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StepUp {
  /** What the API's description says of it. */
  String DESCRIPTION =
      "Needs an access token whose acr and auth_time say that its bearer was asked for a second factor lately, or an"
          + " API token that was made to destroy; else 401 with the level that is wanted, or 403.";
}
