package org.patchbay.identity.boundary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.patchbay.identity.entity.Need;

/**
 * The access rule of a route, next to its verb: who meets one of the needs may pass. A route
 * without a rule is refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowedTo {
  Need[] value();
}
