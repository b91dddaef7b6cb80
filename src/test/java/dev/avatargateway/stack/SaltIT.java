package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator names Cloudreve's salt after ids were kept as clients sent them. */
final class SaltIT {

  private static final String SALT = "--cloudreve-hash-id-salt=avatar-gateway-test-salt";
  private static final String HASHID = "2rhP";
  private static final String OPAQUE = "lpua";
  private static final String COLLEAGUE = "4xp9fdt77pncbef59f4k1qe83o";

  @TempDir private Path data;

  @Test
  void hashidsBecomeRowNumbersAndNobodyLosesTheirPicture() throws Exception {
    String folder = "--data=" + data;
    String hashidToken = token("cloudreve", HASHID);
    String opaqueToken = token("cloudreve", OPAQUE);
    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      Jar.run("person", "add", "--name=O", "--cloudreve=lpua", "--mattermost=" + COLLEAGUE, folder)
          .done();
      upload(wire, server, hashidToken, 1);
      upload(wire, server, opaqueToken, 2);
      assertThat(server.stop()).isZero();
    }

    try (GatewayProcess server = GatewayProcess.serve(data, SALT);
        Wire wire = new Wire()) {
      assertThat(server.err()).contains("1 Cloudreve ids are row numbers now");
      assertThat(server.err()).contains("stay as they are, such as " + OPAQUE);
      assertThat(worn(wire, server, HASHID)).isEqualTo(1);
      assertThat(Jar.run("person", "show", "cloudreve:" + HASHID, folder, SALT).done())
          .contains("cloudreve:#1");
      HttpResponse<byte[]> colleague =
          wire.send(
              Message.get(server.url() + "/api/v4/users/me/image", token("mattermost", COLLEAGUE)));
      assertThat(NumberedPicture.read(colleague.body(), 128)).isEqualTo(2);

      upload(wire, server, hashidToken, 3);
      assertThat(worn(wire, server, HASHID)).isEqualTo(3);
      assertThat(server.stop()).isZero();
    }

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      assertThat(worn(wire, server, OPAQUE)).isEqualTo(2);
    }
  }

  private String token(String space, String id) throws Exception {
    return Jar.run("token", "--space=" + space, "--user=" + id, "--data=" + data).lastLine();
  }

  private static void upload(Wire wire, GatewayProcess server, String token, int number)
      throws Exception {
    HttpResponse<byte[]> answer =
        wire.send(
            new Message(
                "PUT",
                server.url() + "/api/v4/user/setting/avatar",
                token,
                "image/png",
                NumberedPicture.draw(number, "png")));
    assertThat(OnePerson.isSuccess(answer)).isTrue();
  }

  private static int worn(Wire wire, GatewayProcess server, String id) throws Exception {
    HttpResponse<byte[]> answer =
        wire.send(Message.get(server.url() + "/api/v4/user/avatar/" + id, ""));
    assertThat(answer.statusCode()).isEqualTo(200);
    return NumberedPicture.read(answer.body(), 200);
  }
}
