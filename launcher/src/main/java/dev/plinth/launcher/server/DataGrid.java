package dev.plinth.launcher.server;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.settings.GridAddress;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** The server's options for the data grid (Hazelcast). */
final class DataGrid {

  private DataGrid() {}

  /**
   * Returns the options that join a grid, or that disable the data grid if there is none.
   *
   * @throws Failure if there is no route to the grid
   */
  static List<String> options(Optional<GridAddress> grid) {
    return grid.map(DataGrid::join).orElse(List.of("--nohazelcast"));
  }

  /** Listens on the first free port from the grid's port on, and only on the address facing it. */
  private static List<String> join(GridAddress grid) {
    return List.of(
        "--clustermode",
        "tcpip:" + grid,
        "--interfaces",
        localAddress(grid),
        "--startport",
        Integer.toString(grid.port()));
  }

  /** Returns the local address that packets to the grid come from; no packet is sent. */
  private static String localAddress(GridAddress grid) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(grid.host(), grid.port()));
      return socket.getLocalAddress().getHostAddress();
    } catch (SocketException e) {
      throw new Failure("there is no route to DATA_GRID_HOST " + grid.host(), e);
    }
  }
}
