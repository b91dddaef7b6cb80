package dev.avatargateway.bench;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.dialect.cloudreve.CloudreveDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import java.util.List;
import java.util.stream.Stream;

/** What the gateway makes of every picture, with its usual settings. */
public final class Cuts {

  /** Cloudreve's large one first. */
  public static final List<Cut> ALL =
      Stream.of(
              CloudreveDialect.CUTS,
              MattermostDialect.CUTS,
              List.of(Cut.master(512, ImageType.JPEG), Cut.master(512, ImageType.PNG)))
          .flatMap(List::stream)
          .toList();

  private Cuts() {}
}
