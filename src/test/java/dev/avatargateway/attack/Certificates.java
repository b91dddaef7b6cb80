package dev.avatargateway.attack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The certificates of a namespace's servers, good and bad, told apart by address. */
final class Certificates {

  private final HeldCertificate authority = authority();
  private final HandshakeCertificates good =
      signed(valid().addSubjectAlternativeName("pictures.example"));
  private final Map<String, HandshakeCertificates> byAddress =
      Map.of(
          "93.184.216.35",
          signed(
              new HeldCertificate.Builder()
                  .validityInterval(day(-9), day(-2))
                  .addSubjectAlternativeName("expired.example")),
          "93.184.216.36",
          handshake(valid().addSubjectAlternativeName("selfsigned.example").build()),
          "93.184.216.37",
          signed(valid().addSubjectAlternativeName("somebody-else.example")),
          "93.184.216.38",
          signed(fat()),
          "93.184.216.39",
          handshake(
              valid()
                  .addSubjectAlternativeName("untrusted.example")
                  .signedBy(authority())
                  .build()));

  /** Makes this Java trust the authority, and no other. */
  void trust(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority.certificate());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "password".toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", "password");
  }

  SSLSocket secure(Socket socket) throws IOException {
    HandshakeCertificates ours =
        byAddress.getOrDefault(socket.getLocalAddress().getHostAddress(), good);
    SSLSocket secured =
        (SSLSocket) ours.sslContext().getSocketFactory().createSocket(socket, null, true);
    secured.setUseClientMode(false);
    return secured;
  }

  private HandshakeCertificates signed(HeldCertificate.Builder certificate) {
    return handshake(certificate.signedBy(authority).build());
  }

  private static HandshakeCertificates handshake(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  private static HeldCertificate authority() {
    return valid().certificateAuthority(0).build();
  }

  private static HeldCertificate.Builder valid() {
    return new HeldCertificate.Builder().validityInterval(day(-2), day(2));
  }

  /** More than ten kilobytes of names. */
  private static HeldCertificate.Builder fat() {
    HeldCertificate.Builder fat = valid().addSubjectAlternativeName("fat.example");
    for (int i = 0; i < 500; i++) {
      fat.addSubjectAlternativeName("host-number-%03d.fat.example".formatted(i));
    }
    return fat;
  }

  private static long day(int days) {
    return Instant.now().plus(Duration.ofDays(days)).toEpochMilli();
  }
}
