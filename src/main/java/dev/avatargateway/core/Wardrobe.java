package dev.avatargateway.core;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pictures are made ready and kept: bytes come in, one pack of renditions goes to the store,
 * and ranges of packs come back, checked.
 */
public final class Wardrobe {

  private static final Logger LOG = LoggerFactory.getLogger(Wardrobe.class);

  private final Intake intake;
  private final Fetcher fetcher;
  private final Imaging imaging;
  private final BlobStore blobs;
  private final List<Cut> cuts;
  private final RenditionMemory memory;
  private final Tailoring tailoring;

  /** One that remembers nothing of what it reads. */
  public Wardrobe(
      Intake intake, Fetcher fetcher, Imaging imaging, BlobStore blobs, List<Cut> cuts) {
    this(intake, fetcher, imaging, blobs, cuts, RenditionMemory.NONE, Tailoring.EACH_TIME);
  }

  /**
   * @param cuts the renditions that are made of every picture, at least one and each name once
   * @param memory of what is served
   * @param tailoring of what is served and not kept
   */
  public Wardrobe(
      Intake intake,
      Fetcher fetcher,
      Imaging imaging,
      BlobStore blobs,
      List<Cut> cuts,
      RenditionMemory memory,
      Tailoring tailoring) {
    this.memory = memory;
    this.tailoring = tailoring;
    this.intake = intake;
    this.fetcher = fetcher;
    this.imaging = imaging;
    this.blobs = blobs;
    this.cuts = List.copyOf(cuts);
    if (cuts.isEmpty() || cuts.stream().map(Cut::name).distinct().count() < cuts.size()) {
      throw new IllegalArgumentException("cuts without names of their own: " + cuts);
    }
  }

  /** Takes the bytes in, whole; the caller closes them. */
  Received receive(NewAvatar avatar) throws IOException {
    long maxBytes = avatar.limits().maxBytes();
    try (InputStream in =
        switch (avatar) {
          case NewAvatar.Sent sent -> sent.source().open();
          case NewAvatar.Linked linked -> fetcher.open(linked.url(), maxBytes);
        }) {
      return intake.receive(in, maxBytes);
    }
  }

  /**
   * Makes every cut, stores the pack and has it worn; when a sweeper came in between, it is stored
   * and worn again.
   *
   * @param wear is called when the pack is safe
   */
  <T> T store(Received received, NewAvatar.Limits limits, Function<Picture, T> wear)
      throws IOException {
    Pack pack = make(received, limits);
    for (int left = SweptException.ATTEMPTS; ; left--) {
      blobs.put(pack.picture().pack(), () -> endToEnd(pack.made()));
      try {
        return wear.apply(pack.picture());
      } catch (SweptException e) {
        e.again(left);
      }
    }
  }

  /** Makes every cut and adds the pack to a batch; once that is committed, the pack is safe. */
  Picture store(Received received, NewAvatar.Limits limits, BlobBatch batch) throws IOException {
    Pack pack = make(received, limits);
    batch.add(pack.picture().pack(), () -> endToEnd(pack.made()));
    return pack.picture();
  }

  /** A new batch of packs; the caller closes it. */
  BlobBatch batch() {
    return blobs.batch();
  }

  /** The picture that would be stored. */
  Picture foresee(Received received, NewAvatar.Limits limits) {
    return make(received, limits).picture();
  }

  /** A picture and the renditions that it is, in their order. */
  private record Pack(Picture picture, List<Imaging.Rendered> made) {}

  private Pack make(Received received, NewAvatar.Limits limits) {
    List<Imaging.Rendered> made = imaging.render(received.bytes(), limits.maxPixels(), cuts);
    MessageDigest digest = Sha256.algorithm();
    List<Rendition> renditions = new ArrayList<>(made.size());
    long offset = 0;
    for (Imaging.Rendered one : made) {
      ByteBuffer bytes = one.bytes();
      int length = bytes.remaining();
      digest.update(bytes.duplicate());
      renditions.add(
          new Rendition(
              one.cut().name(), one.cut().type(), one.edge(), offset, length, Sha256.of(bytes)));
      offset += length;
    }
    BlobKey key = new BlobKey(Sha256.of(digest));
    return new Pack(new Picture(key, renditions, received.sha256()), made);
  }

  /**
   * Whether the bytes are the picture's source again, or the same pixels as one of its renditions,
   * and all of the picture is still there to be worn.
   */
  boolean holds(Picture picture, Received received, NewAvatar.Limits limits) {
    return (picture.source().equals(received.sha256()) || shows(picture, received, limits))
        && isSound(picture);
  }

  /**
   * Whether the bytes are the picture's source again or look the same as the picture, and all of
   * the picture is still there to be worn: a copy that comes back from a product, scaled and
   * encoded by it, must not replace the master that it was made from.
   */
  boolean resembles(Picture picture, Received received, NewAvatar.Limits limits) {
    return (isCopy(picture, received) || looksLike(picture, received, limits)) && isSound(picture);
  }

  /**
   * How a picture there is like one that is worn here.
   *
   * @param cut what the clients of the product there are served
   * @throws RefusedException as {@link Imaging} does, or with {@link Refusal.TooLarge}
   * @throws IOException when the picture there cannot be read
   */
  public Likeness likeness(Picture picture, NewAvatar there, Cut cut) throws IOException {
    try (Received received = receive(there)) {
      Optional<ByteBuffer> here = cut(picture, cut);
      if (here.isEmpty()) {
        return Likeness.LOST;
      }
      if (isCopy(picture, received)) {
        return Likeness.EQUAL;
      }
      if (imaging.samePixels(served(received, there.limits(), cut), here.get())) {
        return Likeness.EQUAL;
      }
      return looksLike(picture, received, there.limits()) ? Likeness.ALIKE : Likeness.DIFFERENT;
    }
  }

  /**
   * What clients would be served of a picture there; nothing is kept.
   *
   * @throws RefusedException as {@link Imaging} does, or with {@link Refusal.TooLarge}
   * @throws IOException when the picture there cannot be read
   */
  public ByteBuffer served(NewAvatar there, Cut cut) throws IOException {
    try (Received received = receive(there)) {
      return served(received, there.limits(), cut);
    }
  }

  private ByteBuffer served(Received received, NewAvatar.Limits limits, Cut cut) {
    return imaging.render(received.bytes(), limits.maxPixels(), List.of(cut)).getFirst().bytes();
  }

  /** Whether the bytes are those that the picture was made from, or one of its renditions. */
  private static boolean isCopy(Picture picture, Received received) {
    return picture.source().equals(received.sha256())
        || picture.renditions().stream().anyMatch(r -> r.sha256().equals(received.sha256()));
  }

  private boolean looksLike(Picture picture, Received received, NewAvatar.Limits limits) {
    imaging.inspect(received.bytes(), limits.maxPixels());
    return largest(picture)
        .flatMap(rendition -> sound(picture, rendition))
        .map(worn -> imaging.alike(received.bytes(), worn))
        .orElse(false);
  }

  private static Optional<Rendition> largest(Picture picture) {
    return picture.renditions().stream().max(Comparator.comparingInt(Rendition::edge));
  }

  /**
   * A picture in a cut: the rendition that was made for it or, where there is none, one made of the
   * largest that is kept; empty when the bytes are gone or damaged.
   *
   * @throws RefusedException with {@link Refusal.StorageUnavailable} when that cannot be told
   */
  public Optional<ByteBuffer> cut(Picture picture, Cut cut) {
    Optional<Rendition> made = picture.rendition(cut.name());
    return made.isPresent()
        ? bytes(picture, made.get())
        : tailor(picture, cut).map(Imaging.Rendered::bytes);
  }

  /** A picture in a cut, as {@link #cut} has it, remembered or else read or made. */
  Optional<Fitted> fit(Picture picture, Cut cut) {
    Optional<Rendition> made = picture.rendition(cut.name());
    return made.isPresent()
        ? recall(picture, made.get()).map(bytes -> new Fitted(made.get(), bytes))
        : tailoring.fit(picture.pack(), cut, () -> tailor(picture, cut).map(Wardrobe::fitted));
  }

  /** The same where it is remembered. */
  Optional<ByteBuffer> glance(Picture picture, Cut cut) {
    Optional<Rendition> made = picture.rendition(cut.name());
    return made.isPresent()
        ? glance(made.get())
        : tailoring.recall(picture.pack(), cut).map(Fitted::bytes);
  }

  /** Of two that are as large, only the one of the cut's own type may have its transparency. */
  private Optional<Imaging.Rendered> tailor(Picture picture, Cut cut) {
    return picture.renditions().stream()
        .max(
            Comparator.comparingInt(Rendition::edge)
                .thenComparing(rendition -> rendition.type() == cut.type()))
        .flatMap(rendition -> recall(picture, rendition))
        .flatMap(bytes -> imaging.render(bytes, Long.MAX_VALUE, List.of(cut)).stream().findFirst());
  }

  private static Fitted fitted(Imaging.Rendered made) {
    ByteBuffer bytes = made.bytes().asReadOnlyBuffer();
    Rendition rendition =
        new Rendition(
            made.cut().name(),
            made.cut().type(),
            made.edge(),
            0,
            bytes.remaining(),
            Sha256.of(made.bytes()));
    return new Fitted(rendition, bytes);
  }

  private boolean shows(Picture picture, Received received, NewAvatar.Limits limits) {
    Imaging.Header header = imaging.inspect(received.bytes(), limits.maxPixels());
    return picture.renditions().stream()
        .filter(r -> r.edge() == header.width() && r.edge() == header.height())
        .anyMatch(
            r ->
                r.sha256().equals(received.sha256())
                    || sound(picture, r)
                        .map(worn -> imaging.samePixels(received.bytes(), worn))
                        .orElse(false));
  }

  /** A rendition's bytes where they are remembered. */
  Optional<ByteBuffer> glance(Rendition rendition) {
    return memory.recall(rendition.sha256());
  }

  /** A rendition's bytes, remembered or else as {@link #bytes} reads them. */
  Optional<ByteBuffer> recall(Picture picture, Rendition rendition) {
    Optional<ByteBuffer> remembered = glance(rendition);
    if (remembered.isPresent()) {
      return remembered;
    }
    Optional<ByteBuffer> read = bytes(picture, rendition);
    read.ifPresent(bytes -> memory.keep(rendition.sha256(), bytes));
    return read;
  }

  /**
   * A rendition's bytes in the store; empty when they are gone or are not what they were.
   *
   * @throws RefusedException with {@link Refusal.StorageUnavailable} when that cannot be told
   */
  Optional<ByteBuffer> bytes(Picture picture, Rendition rendition) {
    try {
      return read(picture, rendition);
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  /** A rendition's bytes; empty where they had better be stored again. */
  private Optional<ByteBuffer> sound(Picture picture, Rendition rendition) {
    try {
      return read(picture, rendition);
    } catch (IOException e) {
      // It is stored again, which says what is wrong where that fails too.
      LOG.debug("Rendition {} of blob {} is unreadable", rendition.cut(), picture.pack(), e);
      return Optional.empty();
    }
  }

  private boolean isSound(Picture picture) {
    return picture.renditions().stream().allMatch(r -> sound(picture, r).isPresent());
  }

  private Optional<ByteBuffer> read(Picture picture, Rendition rendition) throws IOException {
    try (InputStream in =
        blobs
            .open(picture.pack(), rendition.offset(), rendition.length())
            .orElse(InputStream.nullInputStream())) {
      byte[] bytes = in.readNBytes(rendition.length());
      if (bytes.length > 0 && Sha256.of(bytes).equals(rendition.sha256())) {
        return Optional.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
      }
    } catch (EOFException e) {
      LOG.debug("Blob {} is too short", picture.pack(), e);
    }
    LOG.error("Rendition {} of blob {} is gone or damaged", rendition.cut(), picture.pack());
    return Optional.empty();
  }

  private static InputStream endToEnd(List<Imaging.Rendered> made) {
    return new SequenceInputStream(
        Collections.enumeration(made.stream().map(one -> stream(one.bytes())).toList()));
  }

  private static InputStream stream(ByteBuffer bytes) {
    return new ByteArrayInputStream(
        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }
}
