package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatargateway.bridge.BridgeException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/**
 * An archive in the making. Pictures go into the zip as they come, stored as they are; the lines
 * wait in a file beside it, since a zip's entries are written one after another.
 */
final class ArchiveWriter implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Path part;
  private final Path linesPart;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final OutputStream lines;
  private boolean complete;

  /**
   * @throws BridgeException when it cannot be written there, or is being written already
   */
  ArchiveWriter(Path file) {
    this.file = file;
    this.part = beside(".part");
    this.linesPart = beside(".part.jsonl");
    try {
      this.channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock();
      channel.truncate(0);
      this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      this.lines = new BufferedOutputStream(Files.newOutputStream(linesPart));
      ObjectNode version = JsonNodeFactory.instance.objectNode();
      writeLine(version.put("type", "version").put("version", 1));
    } catch (IOException e) {
      throw new BridgeException("the archive cannot be written to " + file, e);
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Locked by this very process, which is no other case.
    }
    channel.close();
    throw new BridgeException("somebody else is writing the archive " + file);
  }

  /** Adds somebody; false when they are in it already. */
  synchronized boolean add(String id, String username, String email, ByteBuffer png, long setAt)
      throws IOException {
    String path = PictureFiles.key(id);
    byte[] bytes = new byte[png.remaining()];
    png.get(bytes);
    ZipEntry entry = new ZipEntry("data/" + path);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setLastModifiedTime(FileTime.fromMillis(setAt));
    try {
      zip.putNextEntry(entry);
    } catch (ZipException e) {
      return false;
    }
    zip.write(bytes);
    zip.closeEntry();
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("username", username).put("email", email).put("profile_image", path);
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "user");
    line.set("user", user);
    writeLine(line);
    return true;
  }

  private void writeLine(ObjectNode line) throws IOException {
    lines.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Puts the archive in its place, whole. */
  synchronized void complete() throws IOException {
    if (complete) {
      return;
    }
    lines.close();
    zip.putNextEntry(new ZipEntry("import.jsonl"));
    Files.copy(linesPart, zip);
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    complete = true;
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
      channel.close();
      Files.deleteIfExists(linesPart);
      if (!complete) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
