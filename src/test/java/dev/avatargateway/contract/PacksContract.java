package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Packs.Fault;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Rendition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link Packs}, over a catalog and a store that are empty at first. */
public interface PacksContract {

  Packs packs();

  Catalog catalog();

  BlobStore blobs();

  /** Makes every byte of a blob that is there wrong. */
  void damage(BlobKey pack) throws IOException;

  private Picture stored(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    BlobKey key = BlobKey.of(bytes);
    blobs().put(key, ByteSource.of(bytes));
    Rendition whole = new Rendition("1.png", ImageType.PNG, 1, 0, bytes.length, key.sha256());
    return new Picture(key, List.of(whole), key.sha256());
  }

  private void wear(String id, Picture picture) {
    var owner = Samples.cloudreve(id);
    catalog().assign(Identity.of(owner), new Look.Wearing(picture), Samples.originOf(owner), 1);
  }

  @Test
  default void pagesNameEachPackOnceInTheOrderOfTheKeys() throws IOException {
    List<Picture> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Picture picture = stored("picture " + i);
      wear("anna", picture);
      wear("bert " + i, picture);
      all.add(picture);
    }
    all.sort((one, other) -> one.pack().toString().compareTo(other.pack().toString()));
    List<Picture> paged = new ArrayList<>();
    String after = "";
    for (var page = packs().page(after, 4); !page.isEmpty(); page = packs().page(after, 4)) {
      assertThat(page).hasSizeLessThanOrEqualTo(4);
      paged.addAll(page);
      after = page.getLast().pack().toString();
    }
    assertThat(paged).isEqualTo(all);
    assertThatThrownBy(() -> packs().page("", 257)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void referencedAreThoseThatAreWornOrInAHistory() throws IOException {
    Picture before = stored("before");
    Picture now = stored("now");
    Picture stray = stored("stray");
    wear("anna", before);
    wear("anna", now);
    assertThat(packs().referenced(List.of(before.pack(), now.pack(), stray.pack())))
        .containsExactlyInAnyOrder(before.pack(), now.pack());
    assertThat(packs().referenced(List.of())).isEmpty();
    List<BlobKey> many = IntStream.range(0, 257).mapToObj(_ -> stray.pack()).toList();
    assertThatThrownBy(() -> packs().referenced(many)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void wearersAreNamedButNotAll() throws IOException {
    Picture picture = stored("popular");
    for (int i = 0; i < Packs.MAX_WEARERS + 2; i++) {
      wear("user " + i, picture);
    }
    wear("user 0", stored("another"));
    assertThat(packs().wearers(picture.pack()))
        .hasSize(Packs.MAX_WEARERS)
        .contains(Samples.cloudreve("user 0"));
    assertThat(packs().wearers(stored("nobody's").pack())).isEmpty();
  }

  @Test
  default void onlyAnOrphanIsSetAsideAsOne() throws IOException {
    Picture worn = stored("worn");
    Picture stray = stored("stray");
    wear("anna", worn);
    assertThat(packs().setAside(worn.pack(), Fault.ORPHAN)).isFalse();
    assertThat(packs().setAside(stray.pack(), Fault.ORPHAN)).isTrue();
    assertThat(blobs().find(worn.pack())).isPresent();
    assertThat(blobs().find(stray.pack())).isEmpty();
  }

  @Test
  default void onlyADamagedPackIsSetAsideAsOneWornOrNot() throws IOException {
    Picture sound = stored("sound");
    Picture worn = stored("worn");
    Picture stray = stored("stray");
    wear("anna", worn);
    damage(worn.pack());
    damage(stray.pack());
    assertThat(packs().setAside(sound.pack(), Fault.DAMAGED)).isFalse();
    assertThat(packs().setAside(worn.pack(), Fault.DAMAGED)).isTrue();
    assertThat(packs().setAside(stray.pack(), Fault.DAMAGED)).isTrue();
    assertThat(packs().setAside(stored("gone").pack(), Fault.DAMAGED)).isFalse();
    assertThat(blobs().find(sound.pack())).isPresent();
    assertThat(blobs().find(worn.pack())).isEmpty();
    assertThat(blobs().find(stray.pack())).isEmpty();
  }

  @Test
  default void whatWasSetAsideCanBePutAndWornAgain() throws IOException {
    Picture picture = stored("again");
    assertThat(packs().setAside(picture.pack(), Fault.ORPHAN)).isTrue();
    stored("again");
    wear("anna", picture);
    assertThat(packs().setAside(picture.pack(), Fault.ORPHAN)).isFalse();
    assertThat(blobs().find(picture.pack())).isPresent();
  }
}
