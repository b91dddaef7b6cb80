package dev.avatargateway.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which dialect's handler answers a path. */
final class Router {

  /** In the place of a method; no request can have it, for it is not a token. */
  private static final String ANY = "(any)";

  private final List<Route> routes = new ArrayList<>();
  private final List<Prefix> prefixes = new ArrayList<>();

  /**
   * @throws IllegalStateException when the same route or prefix is claimed twice
   */
  static Router of(List<Dialect> dialects) {
    Router router = new Router();
    Set<String> claimed = new HashSet<>();
    for (Dialect dialect : dialects) {
      dialect.mount(router.new Claims(dialect, claimed));
    }
    router.prefixes.sort(Comparator.comparingInt(p -> -p.path().length()));
    return router;
  }

  /** The handler of a request whose path could be read. */
  Optional<Match> match(String method, Target target) {
    return routed(method, target)
        .or(() -> routed(ANY, target))
        .or(
            () ->
                prefixes.stream()
                    .filter(p -> p.covers(target.segments()))
                    .findFirst()
                    .map(p -> new Match(p.dialect(), p.handler(), Router::noGlance, Map.of())));
  }

  private Optional<Match> routed(String method, Target target) {
    for (Route route : routes) {
      if (route.method().equals(method)
          || (method.equals("HEAD") && route.method().equals("GET"))) {
        Optional<Map<String, String>> params = route.pattern().match(target.segments());
        if (params.isPresent()) {
          return Optional.of(
              new Match(route.dialect(), route.handler(), route.glances(), params.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Glance> noGlance(Request request) {
    return Optional.empty();
  }

  /** The dialect that words what went wrong before a handler was found. */
  Optional<Dialect> dialect(Target target) {
    return prefixes.stream()
        .filter(p -> p.covers(target.segments()))
        .findFirst()
        .map(Prefix::dialect);
  }

  /**
   * A handler, whose it is, what answers such requests from memory, and what stands in the named
   * places of the pattern.
   */
  record Match(
      Dialect dialect,
      Handler handler,
      Function<Request, Optional<Glance>> glances,
      Map<String, String> params) {}

  private record Route(
      String method,
      RoutePattern pattern,
      Dialect dialect,
      Handler handler,
      Function<Request, Optional<Glance>> glances) {}

  /** Everything at and below a path, or only below it when that ends in a slash. */
  private record Prefix(String path, Dialect dialect, Handler handler) {

    boolean covers(List<String> segments) {
      List<String> own = path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
      int common = path.endsWith("/") && !own.isEmpty() ? own.size() - 1 : own.size();
      return segments.size() >= own.size()
          && segments.subList(0, common).equals(own.subList(0, common));
    }
  }

  /** Collects what one dialect answers. */
  private final class Claims implements Routes {

    private final Dialect dialect;
    private final Set<String> claimed;

    Claims(Dialect dialect, Set<String> claimed) {
      this.dialect = dialect;
      this.claimed = claimed;
    }

    @Override
    public void on(String method, String pattern, Handler handler) {
      add(method, pattern, handler, Router::noGlance);
    }

    @Override
    public void onRead(
        String pattern, Handler handler, Function<Request, Optional<Glance>> glances) {
      add("GET", pattern, handler, glances);
    }

    private void add(
        String method,
        String pattern,
        Handler handler,
        Function<Request, Optional<Glance>> glances) {
      RoutePattern parsed = new RoutePattern(pattern);
      claim(method + " " + parsed.shape());
      routes.add(new Route(method, parsed, dialect, handler, glances));
    }

    @Override
    public void onOther(String pattern, Handler handler) {
      on(ANY, pattern, handler);
    }

    @Override
    public void otherwise(String prefix, Handler handler) {
      if (!prefix.startsWith("/")) {
        throw new IllegalArgumentException("a prefix starts with a slash: " + prefix);
      }
      claim(prefix);
      prefixes.add(new Prefix(prefix, dialect, handler));
    }

    private void claim(String route) {
      if (!claimed.add(route)) {
        throw new IllegalStateException("two dialects answer " + route);
      }
    }
  }
}
