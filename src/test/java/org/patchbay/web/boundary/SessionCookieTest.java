package org.patchbay.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That it is not for other sites, DoorIT sees on the wire. */
class SessionCookieTest {
  /** What is set on the cookie's settings, by the setter's name. */
  private static Map<String, Object> setFor(String baseUrl) {
    Map<String, Object> set = new HashMap<>();
    var config =
        fake(SessionCookieConfig.class, (self, setter, v) -> set.put(setter.getName(), v[0]));
    var context = fake(ServletContext.class, (self, getter, none) -> config);
    var listener = new SessionCookie();
    listener.baseUrl = URI.create(baseUrl);
    listener.contextInitialized(new ServletContextEvent(context));
    return set;
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    // Setters have nothing to return.
    InvocationHandler handler =
        (self, method, values) -> {
          Object answer = answers.invoke(self, method, values);
          return method.getReturnType() == void.class ? null : answer;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  void whereThereIsTlsItGoesOverNothingElse() {
    assertThat(setFor("https://portal.example.com")).containsEntry("setSecure", true);
    assertThat(setFor("http://127.0.0.1:8080")).containsEntry("setSecure", false);
  }

  @Test
  void noScriptCanReadIt() {
    assertThat(setFor("http://127.0.0.1:8080")).containsEntry("setHttpOnly", true);
  }
}
