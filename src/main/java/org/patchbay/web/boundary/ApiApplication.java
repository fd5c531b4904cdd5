package org.patchbay.web.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The API. */
@ApplicationPath(ApiApplication.PATH)
public class ApiApplication extends Application {
  public static final String PATH = "/api/v1";

  @Override
  public Set<Class<?>> getClasses() {
    return Routes.api();
  }
}
