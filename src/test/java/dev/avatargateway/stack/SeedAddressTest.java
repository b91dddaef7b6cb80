package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.avatargateway.stack.Wire.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample address of CreatorsHub's document, {@code https://via.placeholder.com/150}, played by
 * a server on this machine. The gateway runs as a process of its own, whose name service and
 * trusted certificates are the test's; where port 443 is not for everybody, the address has another
 * port.
 */
final class SeedAddressTest {

  private static final String HOST = "via.placeholder.com";
  private static final String PASSWORD = "changeit";
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theSampleAddressIsFetchedAndServedAsACopy() throws Exception {
    Path keys = keys();
    HttpsServer elsewhere = serve(keys);
    Process gateway = gateway(keys);
    try (Wire wire = new Wire()) {
      String host = ready(gateway);
      int port = elsewhere.getAddress().getPort();
      String url = "https://" + HOST + (port == 443 ? "" : ":" + port) + "/150";
      String token = SeedDocumentsTest.hub("6", false);

      HttpResponse<byte[]> set =
          wire.send(
              Message.json(
                  "PUT",
                  host + "/api/public/user/me/avatar",
                  token,
                  "{\n  \"avatarUrl\": \"" + url + "\"\n}"));

      assertThat(set.statusCode())
          .as(new String(set.body(), StandardCharsets.UTF_8))
          .isEqualTo(200);
      String copy = OnePerson.json(set).path("avatarUrl").asText();
      assertThat(copy).startsWith(host + "/").endsWith("/userAvatars/6/avatar.jpg");
      HttpResponse<byte[]> picture = wire.send(Message.get(copy, ""));
      assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
    } finally {
      gateway.destroy();
      elsewhere.stop(0);
      gateway.waitFor();
    }
  }

  /** A store with a key for the host, and the certificate that vouches for it. */
  private Path keys() throws IOException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                java("keytool"),
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return store;
  }

  private static HttpsServer serve(Path keys) throws IOException, GeneralSecurityException {
    HttpsServer server = HttpsServer.create();
    try {
      server.bind(new InetSocketAddress(HERE, 443), 0);
    } catch (BindException e) {
      server.bind(new InetSocketAddress(HERE, 0), 0);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(identity(keys)));
    byte[] picture = Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
    server.createContext(
        "/150",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
          }
        });
    server.start();
    return server;
  }

  private static SSLContext identity(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private Process gateway(Path keys) throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + HOST + "\n");
    return new ProcessBuilder(
            java("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-Djdk.net.hosts.file=" + hosts,
            "-Djavax.net.ssl.trustStore=" + keys,
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.avatargateway.Main",
            "serve",
            "--port=0",
            "--management-port=0",
            "--data=" + folder.resolve("data"),
            "--fetch-allow=127.0.0.1/32",
            "--creatorshub-jwt-secret=creatorshub-gateway-test-secret-0123456789")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String ready(Process gateway) throws IOException {
    BufferedReader lines = gateway.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("ready on ")) {
        return line.substring("ready on ".length());
      }
    }
    throw new IOException("the gateway did not start");
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }
}
