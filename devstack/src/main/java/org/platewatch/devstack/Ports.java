package org.platewatch.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback address. */
final class Ports {

    private Ports() {}

    /** The asked-for port if nobody uses it, or any free one for 0. */
    static int claim(int asked, String purpose) {
        try (ServerSocket socket = new ServerSocket()) {
            // a port whose last connections are still fading out counts as free, as it does for the engines
            socket.setReuseAddress(asked != 0);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DevStackException(
                    "Port " + asked + " for " + purpose
                            + " cannot be used, most likely because another program has it: stop that program or name another port.",
                    e);
        }
    }

    /** Whether anything accepts connections there. */
    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
