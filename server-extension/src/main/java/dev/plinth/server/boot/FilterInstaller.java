package dev.plinth.server.boot;

import dev.plinth.server.connection.BackpressureFilter;
import dev.plinth.server.connection.BodyFilter;
import dev.plinth.server.connection.CipherOrder;
import dev.plinth.server.connection.ConnectionStateFilter;
import dev.plinth.server.connection.Listener;
import dev.plinth.server.connection.MessageFilter;
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
 * Puts the library's filters around the HTTP codec of a listener: {@link MessageFilter} and {@link
 * RejectionFilter} below it, {@link BackpressureFilter}, {@link HeadersFilter}, {@link
 * ConnectionStateFilter} and {@link ProblemFilter} and {@link BodyFilter} above. A listener without
 * them still works; only its earliest errors stay without a body, and when the server stops it
 * doesn't tell its clients.
 */
final class FilterInstaller {

  private static final Logger LOG = System.getLogger(FilterInstaller.class.getName());

  /** How many pipelined requests of a virtual server are processed at the same time. */
  private static final int PIPELINED = 2;

  /** By virtual server: its listeners share the threads too. */
  private static final Map<String, TaskLimiter> TURNS = new ConcurrentHashMap<>();

  private FilterInstaller() {}

  private static TaskLimiter turns(String virtualServer) {
    return TURNS.computeIfAbsent(virtualServer, name -> new TaskLimiter(PIPELINED));
  }

  /** Adds the filters, for connections that are accepted from now on; adds none a second time. */
  static void wrap(Listener listener, ServerState server, ServiceGate gate) {
    Processor<?> processor = listener.transport().getProcessor();
    if (!(processor instanceof FilterChain chain)
        || chain.indexOfType(HttpServerFilter.class) < 0) {
      LOG.log(Level.WARNING, "Listener {0} goes without the filters", listener.name());
      return;
    }
    if (chain.indexOfType(ConnectionStateFilter.class) >= 0) {
      return;
    }
    CipherOrder.isOfTheServer(chain);
    int codec = chain.indexOfType(HttpServerFilter.class);
    FilterChainBuilder wrapped = FilterChainBuilder.stateless().addAll(chain);
    wrapped.add(codec + 1, new BodyFilter());
    if (listener.isOfAService()) {
      wrapped.add(codec + 1, new TokenRequestFilter());
    }
    wrapped.add(codec + 1, new ProblemFilter(listener.methods()));
    wrapped.add(codec + 1, new ConnectionStateFilter(listener, server, gate));
    wrapped.add(
        codec + 1,
        new HeadersFilter(listener.isOfAService() ? CorsPolicy.configured() : CorsPolicy.NONE));
    TrustedProxies proxies = TrustedProxies.configured();
    if (!proxies.isEmpty()) {
      wrapped.add(codec + 1, new ForwardedFilter(proxies));
    }
    wrapped.add(codec + 1, new BackpressureFilter(turns(listener.virtualServer())));
    wrapped.add(codec, new RejectionFilter());
    wrapped.add(codec, new MessageFilter(listener.virtualServer()));
    listener.transport().setProcessor(wrapped.build());
  }
}
