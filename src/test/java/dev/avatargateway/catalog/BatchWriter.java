package dev.avatargateway.catalog;

import dev.avatargateway.contract.BulkContract;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Owner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process that commits batches until it is killed, and prints the number of each. */
final class BatchWriter {

  static final String JOURNEY = "batches";

  private BatchWriter() {}

  public static void main(String[] args) {
    Bulk bulk = JdbiCatalog.open(Path.of(args[0]), 5, InstantSource.system()).bulk();
    int size = Integer.parseInt(args[1]);
    for (int n = 1; ; n++) {
      List<Arrival> arrivals = owners(n, size).stream().map(BatchWriter::arrival).toList();
      Milestone milestone = new Milestone(JOURNEY, Integer.toString(n), "");
      bulk.commit(arrivals, BulkContract.IMPORT, milestone);
      System.out.print("batch " + n + "\n");
      System.out.flush();
    }
  }

  static List<Owner> owners(int batch, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> Samples.mattermost(Integer.toString(i * 7919, 36) + "of" + batch))
        .toList();
  }

  static Arrival arrival(Owner owner) {
    Identity identity = new Identity(owner, null, owner.externalId() + "@example.org");
    String picture = owner.externalId().substring(0, 1);
    return new Arrival(identity, Optional.of(Samples.wearing(picture)), 1, 0);
  }
}
