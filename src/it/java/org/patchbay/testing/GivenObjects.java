package org.patchbay.testing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jboss.weld.bootstrap.event.WeldAfterBeanDiscovery;

/** Objects that stand in for the product's beans of their type. */
record GivenObjects(Map<Class<?>, Object> objects) implements Extension {
  /** One interceptor stands for all kinds of transactions, where CDI would want one for each. */
  void bind(@Observes BeforeBeanDiscovery event) {
    event
        .configureInterceptorBinding(Transactional.class)
        .methods()
        .forEach(method -> method.add(Nonbinding.Literal.INSTANCE));
  }

  void add(@Observes AfterBeanDiscovery event) {
    objects.forEach(
        (type, object) ->
            ((WeldAfterBeanDiscovery) event)
                .addBean()
                .priority(Interceptor.Priority.APPLICATION + 1)
                .alternative(true)
                .types(type, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .createWith(context -> object));
  }
}
