package dev.plinth.server.boot;

import dev.plinth.server.connection.BackpressureFilter;
import dev.plinth.server.connection.BodyFilter;
import dev.plinth.server.connection.CipherOrder;
import dev.plinth.server.connection.ConnectionStateFilter;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.connection.LoginActionFilter;
import dev.plinth.server.connection.MessageFilter;
import dev.plinth.server.connection.OverloadFilter;
import dev.plinth.server.connection.ServiceGate;
import dev.plinth.server.connection.TaskLimiter;
import dev.plinth.server.connection.TokenRequestFilter;
import dev.plinth.server.drain.ServerState;
import dev.plinth.server.headers.CorsPolicy;
import dev.plinth.server.headers.HeadersFilter;
import dev.plinth.server.problem.ProblemFilter;
import dev.plinth.server.problem.RejectionFilter;
import dev.plinth.server.proxy.ForwardedFilter;
import dev.plinth.server.proxy.TrustedProxies;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;

/**
 * Installs the library's filters around the HTTP codec of a listener. Below the codec: {@link
 * MessageFilter}, {@link RejectionFilter}. Above it: {@link BackpressureFilter}, {@link
 * ForwardedFilter}, {@link HeadersFilter}, {@link ConnectionStateFilter}, {@link ProblemFilter},
 * {@link OverloadFilter}, {@link TokenRequestFilter}, {@link BodyFilter}. A listener without them
 * still works, but its earliest errors have no body, and a graceful stop does not announce the end
 * of its connections.
 */
final class FilterInstaller {

  private static final Logger LOG = System.getLogger(FilterInstaller.class.getName());

  /** How many pipelined requests of a virtual server are processed at the same time. */
  private static final int MAX_PIPELINED = 2;

  /** By virtual server, because the listeners of a virtual server share its threads. */
  private static final Map<String, TaskLimiter> LIMITERS = new ConcurrentHashMap<>();

  private FilterInstaller() {}

  private static TaskLimiter limiter(String virtualServer) {
    return LIMITERS.computeIfAbsent(virtualServer, name -> new TaskLimiter(MAX_PIPELINED));
  }

  /**
   * Installs the filters for connections accepted from now on. Does nothing if they are installed.
   *
   * @param server whether the server is draining
   * @param gate rejects requests during the deployment of the service
   */
  static void install(Listener listener, ServerState server, ServiceGate gate) {
    Processor<?> processor = listener.transport().getProcessor();
    if (!(processor instanceof FilterChain chain)
        || chain.indexOfType(HttpServerFilter.class) < 0) {
      LOG.log(
          Level.WARNING,
          "Listener {0} runs without the filters of the server extension",
          listener.name());
      return;
    }
    if (chain.indexOfType(ConnectionStateFilter.class) >= 0) {
      return;
    }
    CipherOrder.preferServerOrder(chain);
    int codec = chain.indexOfType(HttpServerFilter.class);
    HeadersFilter headers =
        new HeadersFilter(listener.belongsToService() ? CorsPolicy.configured() : CorsPolicy.NONE);
    FilterChainBuilder extended = FilterChainBuilder.stateless().addAll(chain);
    extended.add(codec + 1, new BodyFilter());
    extended.add(codec + 1, new LoginActionFilter());
    if (listener.belongsToService()) {
      extended.add(codec + 1, new TokenRequestFilter());
    }
    extended.add(codec + 1, new OverloadFilter(listener, server, headers));
    extended.add(codec + 1, new ProblemFilter(listener.allowedMethods()));
    extended.add(codec + 1, new ConnectionStateFilter(listener, server, gate));
    extended.add(codec + 1, headers);
    TrustedProxies proxies = TrustedProxies.configured();
    if (!proxies.isEmpty()) {
      extended.add(codec + 1, new ForwardedFilter(proxies));
    }
    extended.add(codec + 1, new BackpressureFilter(limiter(listener.virtualServer())));
    extended.add(codec, new RejectionFilter());
    extended.add(codec, new MessageFilter(listener.virtualServer()));
    listener.transport().setProcessor(extended.build());
  }
}
