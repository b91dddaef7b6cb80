package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymTest {

  private static List<String> digests(Owner owner) {
    return Pseudonym.of(owner).stream().map(Pseudonym::digest).toList();
  }

  private static String sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** The digests are those of clients' own tests. */
  @Test
  void anAddressHasAnMd5AndASha256() {
    assertThat(digests(new Owner(Pseudonym.EMAIL, "person@example.com")))
        .containsExactly(
            "7de8517bce4457e8390aa4006a1880fb",
            "542d240129883c019e106e3b1b2d3f3cb3537c43c425364de8e951d5a3083345");
    assertThat(digests(new Owner(Pseudonym.EMAIL, "whatever@wherever.whichever")))
        .contains("a60fc0828e808b9a6a9d50f1792240c8");
  }

  @Test
  void anOpenIdHasASha256ForEachSpelling() {
    assertThat(digests(new Owner(Pseudonym.OPENID, "https://example.com/id")))
        .containsExactlyInAnyOrder(
            "ce0064bb30c22b618f814c389e7941ce1bfff0659910523192868d2b71632c77",
            "43e813cfff429662436728ef4fb1cc12bcf20414cab78811137f7d718c1ddedb",
            sha256("http://example.com/id/"),
            sha256("https://example.com/id/"));
    assertThat(digests(new Owner(Pseudonym.OPENID, "http://example.com/ID")))
        .contains("ad8ce775cc12cba9bb8af26e00f55c473a3fcd3f554595a5ad9dd924a546a448");
  }

  @Test
  void portAndQueryOfAnOpenIdMayBeLeftOut() {
    assertThat(digests(new Owner(Pseudonym.OPENID, "https://u@example.com:8443/id?q=1#f")))
        .hasSize(16)
        .contains(
            sha256("http://u@example.com/id"),
            sha256("https://u@example.com:8443/id"),
            sha256("https://u@example.com/id?q=1#f"),
            sha256("https://u@example.com:8443/id/?q=1#f"));
    assertThat(digests(new Owner(Pseudonym.OPENID, "https://example.com")))
        .containsExactlyInAnyOrder(
            sha256("http://example.com"),
            sha256("http://example.com/"),
            sha256("https://example.com"),
            sha256("https://example.com/"));
  }

  @Test
  void idsOfProductsHaveNone() {
    assertThat(Pseudonym.of(new Owner(new Space("mattermost"), "a@example.com"))).isEmpty();
  }

  @Test
  void lettersMayBeOfEitherCase() {
    assertThat(Pseudonym.parse("7DE8517BCE4457E8390AA4006A1880FB"))
        .contains(new Pseudonym("7de8517bce4457e8390aa4006a1880fb"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123",
        "7de8517bce4457e8390aa4006a1880f",
        "7de8517bce4457e8390aa4006a1880fbb",
        "7de8517bce4457e8390aa4006a1880fg",
        "7de8517bce4457e8390aa4006a1880fb7de8517bce4457e8",
        "7de8517bce4457e8390aa4006a1880fb\n"
      })
  void otherTextsAreNone(String text) {
    assertThat(Pseudonym.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Pseudonym(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
