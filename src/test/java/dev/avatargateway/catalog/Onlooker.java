package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Owner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everybody it ever heard of before and after each call of a test's own thread, and
 * asserts that what is remembered is what the database shows.
 */
final class Onlooker {

  private final JdbiCatalog catalog;
  private final Thread watched = Thread.currentThread();
  private final Set<Owner> heardOf = new LinkedHashSet<>();

  Onlooker(JdbiCatalog catalog) {
    this.catalog = catalog;
  }

  /** The port with an onlooker. */
  <T> T watching(Class<T> port, T behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              look(arguments);
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                look(null);
              }
            }));
  }

  private void look(Object @Nullable [] arguments) {
    if (Thread.currentThread() != watched) {
      return;
    }
    hear(arguments);
    for (Owner owner : heardOf) {
      assertThat(catalog.recent(owner)).as("%s", owner).isEqualTo(catalog.find(owner));
    }
  }

  /** Owners are in arguments themselves, or one or two records or lists deep. */
  private void hear(Object @Nullable ... heard) {
    if (heard == null) {
      return;
    }
    for (Object one : heard) {
      switch (one) {
        case Owner owner -> heardOf.add(owner);
        case Collection<?> many -> hear(many.toArray());
        case Record whole -> hear(components(whole));
        case null, default -> {}
      }
    }
  }

  private static Object[] components(Record whole) {
    return Arrays.stream(whole.getClass().getRecordComponents())
        .map(
            component -> {
              try {
                return component.getAccessor().invoke(whole);
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            })
        .toArray();
  }
}
