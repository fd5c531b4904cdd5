package org.patchbay.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS at 127.0.0.1 with a certificate that nobody but itself has signed. */
final class SelfSignedServer implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private final SSLServerSocket socket;

  SelfSignedServer(Path folder) throws IOException {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(made(folder.resolve("self-signed.p12")), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      socket =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    Thread thread = new Thread(this::serve, "self-signed");
    thread.setDaemon(true);
    thread.start();
  }

  private static KeyStore made(Path file) throws IOException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "self",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1")
            .inheritIO()
            .start();
    keytool.onExit().join();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Ends when the socket is closed; a client that turns away is no event. */
  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
