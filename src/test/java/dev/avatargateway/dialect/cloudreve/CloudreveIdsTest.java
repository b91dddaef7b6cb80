package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Owner;
import java.util.Optional;
import java.util.Random;
import org.hashids.Hashids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudreveIdsTest {

  private static final String SALT = "avatar-gateway-test-salt";
  private static final String LONG_SALT =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789AB";
  private static final CloudreveIds SALTED = new CloudreveIds(Optional.of(SALT));
  private static final CloudreveIds OPAQUE = new CloudreveIds(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "0, jQcn, BOHl, ykso",
    "1, kRfO, 2rhP, xLTB",
    "2, lOh2, KvFN, pGfo",
    "3, mQij, POUY, QqIQ",
    "10, wnIG, pVCN, ELCQ",
    "43, g1fA, aYho, PRTa",
    "44, jRQhn, B0OFl, ywkfo",
    "100, j2Lcn, BxXFl, yqpfo",
    "1000, jN3Fn, BeLcl, yenFo",
    "65535, 35Z0Up, yd6bcd, MRpEID",
    "1000000, jO3KLsn, BQL8XTl, yln3pso",
    "2147483647, m8RBB6jfj, Pv5eepkhY, QBJ88j9TQ",
  })
  void rowNumberIsTheProductsHashid(long row, String unsalted, String salted, String longSalted) {
    assertBothWays(new CloudreveIds(Optional.of("")), row, unsalted);
    assertBothWays(SALTED, row, salted);
    assertBothWays(new CloudreveIds(Optional.of(LONG_SALT)), row, longSalted);
  }

  private static void assertBothWays(CloudreveIds ids, long row, String wire) {
    assertThat(ids.owner(wire)).contains(rowOwner(row));
    assertThat(ids.wire(rowOwner(row))).isEqualTo(wire);
    assertThat(ids.ofOperator(wire)).contains(rowOwner(row));
  }

  private static Owner rowOwner(long row) {
    return new Owner(CloudreveIds.SPACE, "#" + row);
  }

  @Test
  void theHashidOfAFileIsNoUser() {
    assertThat(new Hashids(SALT).encode(1, 2)).isEqualTo("Knhy");
    assertThat(SALTED.owner("Knhy")).isEmpty();
  }

  @Test
  void aHashidOfOneOrThreeNumbersIsNoUser() {
    assertThat(SALTED.owner(new Hashids(SALT).encode(1))).isEmpty();
    assertThat(SALTED.owner(new Hashids(SALT).encode(1, 1, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lpua",
        "a",
        "zzzz",
        "!!!!",
        "%20",
        " ",
        "LPUA",
        "é2rhP",
        "2RHP",
        "2rhP ",
        "../x",
        "#1",
        "1",
        "2rhP\u0000",
        "\ud83d\ude00",
        ""
      })
  void anythingElseIsNoUser(String wire) {
    assertThat(SALTED.owner(wire)).isEmpty();
  }

  @Test
  void lettersAtRandomNeverThrowAndDecodeToOneSpellingOnly() {
    String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890";
    Random random = new Random(20);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder wire = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        wire.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = wire.toString();
      SALTED.owner(text).ifPresent(owner -> assertThat(SALTED.wire(owner)).isEqualTo(text));
    }
  }

  @Test
  void tenThousandLettersAreNoUser() {
    assertThat(SALTED.owner("2".repeat(10_000))).isEmpty();
    assertThat(OPAQUE.owner("2".repeat(10_000))).isEmpty();
  }

  @Test
  void withoutASaltAnIdIsWhatItIs() {
    Owner owner = new Owner(CloudreveIds.SPACE, "lpua");
    assertThat(OPAQUE.owner("lpua")).contains(owner);
    assertThat(OPAQUE.wire(owner)).isEqualTo("lpua");
    assertThat(OPAQUE.ofOperator("lpua")).contains(owner);
  }

  @Test
  void withoutASaltClientsCannotNameRowNumbersButOperatorsCan() {
    assertThat(OPAQUE.owner("#7")).isEmpty();
    assertThat(OPAQUE.ofOperator("#7")).contains(rowOwner(7));
    assertThat(OPAQUE.wire(rowOwner(7))).isEqualTo("#7");
  }

  @Test
  void operatorsMayWriteTheRowNumber() {
    assertThat(SALTED.ofOperator("#1")).contains(rowOwner(1));
    assertThat(SALTED.ofOperator("#007")).contains(rowOwner(7));
    assertThat(SALTED.ofOperator("#9007199254740992")).contains(rowOwner(9007199254740992L));
    assertThat(SALTED.ofOperator("#9007199254740993")).isEmpty();
    assertThat(SALTED.ofOperator("#")).isEmpty();
    assertThat(SALTED.ofOperator("#-1")).isEmpty();
    assertThat(SALTED.ofOperator("7")).isEmpty();
  }

  @Test
  void anOpaqueIdFromBeforeTheSaltKeepsItsSpelling() {
    assertThat(SALTED.wire(new Owner(CloudreveIds.SPACE, "somebody"))).isEqualTo("somebody");
  }
}
