package dev.avatargateway.stack;

import java.util.List;
import java.util.Map;

/** One dialect's part in the transcripts: its keys, its stand-ins, its people and their tokens. */
interface Cast extends AutoCloseable {

  /** Flags for the gateway that plays {@code host}. */
  List<String> flags();

  /**
   * Makes the people and gives what transcripts may write as {@code {{name}}}.
   *
   * @param host the gateway with every product's keys configured
   * @param opaque one with nothing configured
   */
  Map<String, String> join(TestGateway host, TestGateway opaque);

  @Override
  void close();
}
