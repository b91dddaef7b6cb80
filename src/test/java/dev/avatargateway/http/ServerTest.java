package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes over the wire in the ordinary case. */
class ServerTest {

  @Test
  void aRouteAnswersWithItsParams() throws Exception {
    Dialect dialect =
        new TestDialect(
            "test",
            routes -> {
              routes.on("GET", "/a/{id}/image", r -> TestDialect.text(200, "id=" + r.param("id")));
              routes.otherwise("/a", r -> TestDialect.text(404, "nothing at " + r.path()));
            });
    try (Server server = Server.start(ServerSettings.on("127.0.0.1", 0), List.of(dialect))) {
      for (String path :
          List.of(
              "/a/x/image",
              "/a/..%2fx/image",
              "/a/%zz/image",
              "/a/%00/image",
              "/a/%ff/image",
              "/a/x\\y/image",
              "/a/x;y=1/image",
              "/b",
              "/a/../a/x/image",
              "/../../a",
              "/a//image",
              "/a/%2e%2e/image",
              "/a/é/image",
              "/a/%/image",
              "/a/%u0041/image",
              "*",
              "http://h/a/q/image",
              "/a/{}|\"/image")) {
        RawHttp.Response response =
            RawHttp.exchange(server.port(), "GET " + path + " HTTP/1.1\nHost: h\n\n");
        System.out.println(
            path + " -> " + response.statusLine() + response.headerLines() + response.text());
      }
      for (String r :
          List.of(
              "GET /a/x HTTP/1.1\n\n",
              "GET /a/x HTTP/1.0\n\n",
              "GET /a/x HTTP/3.0\nHost: h\n\n",
              "HEAD /a/x/image HTTP/1.1\nHost: h\n\n",
              "FOO /a/x/image HTTP/1.1\nHost: h\n\n",
              "OPTIONS /a/x/image HTTP/1.1\nHost: h\n\n",
              "OPTIONS * HTTP/1.1\nHost: h\n\n",
              "TRACE /a/x/image HTTP/1.1\nHost: h\n\n",
              "CONNECT h:80 HTTP/1.1\nHost: h\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nSec-WebSocket-Version: 13\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nContent-Length: -1\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nContent-Length: +5\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 6\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nContent-Length: 5\nTransfer-Encoding: chunked\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nTransfer-Encoding: gzip\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nBad Header: gzip\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nHost: i\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h:x\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nX: " + "x".repeat(20000) + "\n\n",
              "GET /a/" + "x".repeat(20000) + " HTTP/1.1\nHost: h\n\n",
              "GET /a/" + "x".repeat(10000) + "/image HTTP/1.1\nHost: h\n\n",
              "garbage\n\n",
              "GET /a/x/image HTTP/1.1\nHost: h\nExpect: foo\n\n")) {
        try {
          RawHttp.Response response = RawHttp.exchange(server.port(), r);
          String t = response.text();
          System.out.println(
              r.substring(0, Math.min(100, r.length())).replace("\n", "|")
                  + " -> "
                  + response.statusLine()
                  + response.headerLines()
                  + t.substring(0, Math.min(150, t.length())));
        } catch (Exception e) {
          System.out.println(
              r.substring(0, Math.min(100, r.length())).replace("\n", "|") + " !! " + e);
        }
      }
      assertThat(server.port()).isPositive();
    }
  }
}
