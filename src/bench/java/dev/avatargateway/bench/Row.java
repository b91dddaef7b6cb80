package dev.avatargateway.bench;

import java.io.IOException;
import java.util.List;

/** One thing that is measured, from the start of its servers to their end. */
interface Row {

  /**
   * Measures.
   *
   * @return its lines of the table
   * @throws IOException when a program cannot be run
   * @throws BenchException when an answer was not what it must be
   */
  List<Line> measure(Setting setting) throws IOException, InterruptedException;
}
