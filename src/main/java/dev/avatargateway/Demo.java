package dev.avatargateway;

import dev.avatargateway.core.PeopleException;
import dev.avatargateway.operator.Wish;
import java.time.Duration;
import java.util.Map;

/** Makes one person with an identity in each product, and the lines with which to try them. */
final class Demo {

  private static final String MATTERMOST = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String CREATORSHUB = "6";

  private final Gateway gateway;

  Demo(Gateway gateway) {
    this.gateway = gateway;
  }

  /** The lines to print. */
  String prepare() {
    String cloudreve = gateway.owners().demoCloudreveId();
    Map<String, String> person =
        Map.of(
            "name",
            "Demo",
            "username",
            "demo",
            "email",
            "demo@example.org",
            "cloudreve",
            cloudreve,
            "mattermost",
            MATTERMOST,
            "creatorshub",
            CREATORSHUB);
    try {
      gateway.desk().carryOut(new Wish("add", person));
    } catch (PeopleException e) {
      // They are there from an earlier demo in the same folder.
    }
    return lines(cloudreve);
  }

  private String lines(String cloudreve) {
    String url = gateway.localUrl().toString();
    return """
    One person, three products. A picture set through one of them is seen through all:

    # see it in each product, and change it, in a browser (this address is good for one use)
    %7$s

    # a picture to try with
    curl -s -o face.png %1$s/images/user-placeholder.png

    # Cloudreve: set it
    curl -s -w '\\n' -X PUT -H 'Authorization: Bearer %2$s' --data-binary @face.png %1$s/api/v4/user/setting/avatar
    # prints {"code":0,"msg":""}

    # Mattermost: see it
    curl -s -o mattermost.png -w '%%{http_code} %%{content_type}\\n' -H 'Authorization: Bearer %3$s' %1$s/api/v4/users/me/image
    # prints 200 image/png

    # CreatorsHub: where it is
    curl -s -w '\\n' -H 'Authorization: Bearer %4$s' %1$s/api/public/user/me/avatar
    # prints {"avatarUrl":"%1$s/.../userAvatars/%5$s/avatar.jpg"}

    # Mattermost: take it off, and see that it is gone in Cloudreve
    curl -s -w '\\n' -X DELETE -H 'Authorization: Bearer %3$s' %1$s/api/v4/users/me/image
    # prints {"status":"OK"}
    curl -s -o /dev/null -w '%%{http_code}\\n' %1$s/api/v4/user/avatar/%6$s
    # prints 404
    """
        .formatted(
            url,
            token("cloudreve", cloudreve),
            token("mattermost", MATTERMOST),
            token("creatorshub", CREATORSHUB),
            CREATORSHUB,
            cloudreve,
            gateway.link(gateway.owners().read("cloudreve", cloudreve), Duration.ofDays(1)));
  }

  private String token(String space, String id) {
    return gateway.token(gateway.owners().read(space, id), false, Duration.ofDays(1)).secret();
  }
}
