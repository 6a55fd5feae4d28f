package dev.plinth.launcher.server;

import dev.plinth.launcher.Failure;
import dev.plinth.launcher.settings.GridAddress;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** Whether the server joins a data grid, and where it listens to it. */
final class DataGrid {

  private DataGrid() {}

  /**
   * The server's options for it. Without a data grid nothing of it is started.
   *
   * @throws Failure if there is no way to the grid
   */
  static List<String> options(Optional<GridAddress> grid) {
    return grid.map(DataGrid::join).orElse(List.of("--nohazelcast"));
  }

  /** On the first free port from the grid's own on, and on no other address than it has to be. */
  private static List<String> join(GridAddress grid) {
    return List.of(
        "--clustermode",
        "tcpip:" + grid,
        "--interfaces",
        localAddress(grid),
        "--startport",
        Integer.toString(grid.port()));
  }

  /** The address of this machine that packets to the grid come from; none is sent. */
  private static String localAddress(GridAddress grid) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(grid.host(), grid.port()));
      return socket.getLocalAddress().getHostAddress();
    } catch (SocketException e) {
      throw new Failure("there is no route to DATA_GRID_HOST " + grid.host(), e);
    }
  }
}
