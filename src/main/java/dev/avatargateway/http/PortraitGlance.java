package dev.avatargateway.http;

import dev.avatargateway.core.Sitting;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers plain reads of what one person shows from memory, in words found once per change. */
public final class PortraitGlance implements Glance {

  private final Function<Request, Optional<Sitting>> looks;
  private final Function<Sitting, Optional<Words>> wording;
  private volatile @Nullable Worded last;

  /**
   * @param looks who is shown to this request, where the request may see them and nothing has to be
   *     waited for
   * @param wording the words for what they show; empty where it is nothing that is remembered
   */
  public PortraitGlance(
      Function<Request, Optional<Sitting>> looks, Function<Sitting, Optional<Words>> wording) {
    this.looks = looks;
    this.wording = wording;
  }

  /**
   * The words of one dialect for one portrait.
   *
   * @param whole the answer without its body
   * @param bytes the body, where it is remembered
   * @param unchanged the answer to who has it
   * @param names whether a value of {@code If-None-Match} names what is shown
   */
  public record Words(
      Answer whole,
      Supplier<Optional<ByteBuffer>> bytes,
      Answer unchanged,
      Predicate<String> names) {

    /** Words for an answer that has a quoted, strong {@code ETag}. */
    public static Words tagged(
        Answer whole, Supplier<Optional<ByteBuffer>> bytes, Answer unchanged) {
      String etag = whole.header("ETag").orElseThrow();
      return new Words(whole, bytes, unchanged, asked -> Preconditions.names(asked, etag));
    }
  }

  @Override
  public Optional<Answer> at(Request request) {
    Optional<Sitting> sitting = looks.apply(request);
    if (sitting.isEmpty()) {
      return Optional.empty();
    }
    Optional<Words> found = words(sitting.get());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Words words = found.get();
    Optional<String> known = request.header("If-None-Match");
    return known.isPresent() && words.names().test(known.get())
        ? Optional.of(words.unchanged())
        : words.bytes().get().map(words.whole()::withBody);
  }

  // What has not changed is the same object, which is all that has to be known here.
  @SuppressWarnings("ReferenceEquality")
  private Optional<Words> words(Sitting sitting) {
    Worded before = last;
    if (before != null
        && before.sitting().portrait() == sitting.portrait()
        && before.sitting().identity() == sitting.identity()) {
      return before.words();
    }
    Optional<Words> words = wording.apply(sitting);
    last = new Worded(sitting, words);
    return words;
  }

  private record Worded(Sitting sitting, Optional<Words> words) {}
}
