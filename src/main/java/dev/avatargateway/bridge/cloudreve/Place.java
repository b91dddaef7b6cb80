package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a site lies, before anything of it was opened.
 *
 * @param database its database
 * @param folders where its files may lie, the likeliest first: a data folder of version 4, or the
 *     program's folder of version 3
 * @param tablePrefix what the names of version 3's tables begin with
 * @param hashIdSalt version 3's salt, from its configuration
 * @param name the same words for the same place each time
 */
record Place(
    DatabaseAddress database,
    List<Path> folders,
    String tablePrefix,
    Optional<String> hashIdSalt,
    String name) {

  Place {
    folders = List.copyOf(folders);
    if (!tablePrefix.matches("\\w{0,64}")) {
      throw new BridgeException("conf.ini's TablePrefix cannot begin a table's name");
    }
  }

  /**
   * Finds a site.
   *
   * @param where a folder, or a database's address
   * @param files where the pictures are, when {@code where} is a database
   * @throws BridgeException when there is no site
   */
  static Place of(String where, Optional<Path> files) {
    if (!DatabaseUrls.isUrl(where)) {
      if (files.isPresent()) {
        throw new BridgeException("a Cloudreve folder has its pictures with it: leave out --files");
      }
      return SiteFolder.of(where).place();
    }
    DatabaseAddress database = DatabaseUrls.ofOperator(where);
    if (files.isEmpty()) {
      throw new BridgeException(
          "the pictures are not in the database: name Cloudreve's data folder with --files");
    }
    SiteFolder folder = SiteFolder.ofFiles(files.get());
    return new Place(
        database, folder.folders(), folder.tablePrefix(), folder.hashIdSalt(), database.name());
  }
}
