package dev.avatargateway.image;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orientation in an EXIF block; all else that is in there is left alone. */
final class Exif {

  /** The first directory stands at the start of a block; the rest is notes and thumbnails. */
  private static final int READ_AT_MOST = 1 << 16;

  private Exif() {}

  /** Reads a block that begins with its byte order mark; one that makes no sense says nothing. */
  static Orientation orientation(MemorySegment block) {
    byte[] bytes =
        block
            .asSlice(0, Math.min(block.byteSize(), READ_AT_MOST))
            .toArray(ValueLayout.JAVA_BYTE);
    Metadata metadata = new Metadata();
    try {
      new TiffReader().processTiff(new ByteArrayReader(bytes), new FirstDirectory(metadata), 0);
    } catch (TiffProcessingException | IOException e) {
      return Orientation.UPRIGHT;
    }
    Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return Orientation.ofExif(value == null ? 1 : value);
  }

  /** Reads the orientation out of the first directory and follows no pointer to another. */
  private static final class FirstDirectory extends DirectoryTiffHandler {

    FirstDirectory(Metadata metadata) {
      super(metadata, null);
      pushDirectory(ExifIFD0Directory.class);
    }

    @Override
    public void setTiffMarker(int marker) {
      // Any marker will do: what follows is read the same way.
    }

    @Override
    public boolean tryEnterSubIfd(int tagId) {
      return false;
    }

    @Override
    public boolean hasFollowerIfd() {
      return false;
    }

    @Override
    public @Nullable Long tryCustomProcessFormat(int tagId, int formatCode, long componentCount) {
      return null;
    }

    @Override
    public boolean customProcessTag(
        int tagOffset,
        Set<Integer> processedIfdOffsets,
        int tiffHeaderOffset,
        RandomAccessReader reader,
        int tagId,
        int byteCount) {
      return tagId != ExifIFD0Directory.TAG_ORIENTATION;
    }
  }
}
