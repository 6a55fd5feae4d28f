package dev.plinth.server;

import com.sun.enterprise.v3.services.impl.GrizzlyProxy;
import com.sun.enterprise.v3.services.impl.GrizzlyService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.api.event.EventListener;
import org.glassfish.api.event.EventTypes;
import org.glassfish.api.event.Events;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.config.GenericGrizzlyListener;
import org.glassfish.grizzly.config.dom.NetworkListener;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.internal.api.Globals;

/**
 * Puts {@link ProblemFilter} and {@link RejectionFilter} around the HTTP codec of every listener,
 * once the server is up and before a service is deployed. A listener without them still works; only
 * its earliest errors stay without a body.
 */
final class ProblemFilters implements EventListener {

  private static final Logger LOG = System.getLogger(ProblemFilters.class.getName());
  private static final AtomicBoolean ASKED = new AtomicBoolean();

  private ProblemFilters() {}

  /** Installs the filters when the server is ready; asking again changes nothing. */
  static void install() {
    if (ASKED.compareAndSet(false, true)) {
      Globals.getDefaultHabitat().getService(Events.class).register(new ProblemFilters());
    }
  }

  @Override
  public void event(EventListener.Event<?> event) {
    if (!event.is(EventTypes.SERVER_READY)) {
      return;
    }
    PoolNumbersReader.register();
    GrizzlyService server = Globals.getDefaultHabitat().getService(GrizzlyService.class);
    for (NetworkListener listener :
        Globals.getDefaultHabitat().getAllServices(NetworkListener.class)) {
      if (server.lookupNetworkProxy(listener) instanceof GrizzlyProxy proxy
          && proxy.getUnderlyingListener() instanceof GenericGrizzlyListener grizzly) {
        wrapCodec(listener.getName(), grizzly.getTransport());
      }
    }
  }

  private static void wrapCodec(String listener, Transport transport) {
    Processor<?> processor = transport.getProcessor();
    if (!(processor instanceof FilterChain chain)
        || chain.indexOfType(HttpServerFilter.class) < 0) {
      LOG.log(Level.WARNING, "Listener {0} reports its earliest errors without a body", listener);
      return;
    }
    int codec = chain.indexOfType(HttpServerFilter.class);
    FilterChainBuilder wrapped = FilterChainBuilder.stateless().addAll(chain);
    wrapped.add(codec + 1, new ProblemFilter());
    wrapped.add(codec, new RejectionFilter());
    transport.setProcessor(wrapped.build());
  }
}
