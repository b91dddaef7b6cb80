package dev.avatargateway.operator;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link Bulk} as they cross HTTP in JSON. Making the value of a form that holds none
 * is an {@link IllegalArgumentException}.
 */
final class BulkForms {

  private BulkForms() {}

  record OwnerForm(String space, String id) {

    static OwnerForm of(Owner owner) {
      return new OwnerForm(owner.space().name(), owner.externalId());
    }

    Owner value() {
      return new Owner(new Space(space), id);
    }
  }

  record IdentityForm(
      OwnerForm owner,
      @JsonSetter(nulls = Nulls.SET) @Nullable String username,
      @JsonSetter(nulls = Nulls.SET) @Nullable String email) {

    static IdentityForm of(Identity identity) {
      return new IdentityForm(
          OwnerForm.of(identity.owner()), identity.username(), identity.email());
    }

    Identity value() {
      return new Identity(owner.value(), username, email);
    }
  }

  record RenditionForm(
      String cut, ImageType type, int edge, long offset, int length, String sha256) {

    static RenditionForm of(Rendition rendition) {
      return new RenditionForm(
          rendition.cut(),
          rendition.type(),
          rendition.edge(),
          rendition.offset(),
          rendition.length(),
          rendition.sha256().hex());
    }

    Rendition value() {
      return new Rendition(cut, type, edge, offset, length, new Sha256(sha256));
    }
  }

  record PictureForm(String pack, String source, List<RenditionForm> renditions) {

    static PictureForm of(Picture picture) {
      return new PictureForm(
          picture.pack().sha256().hex(),
          picture.source().hex(),
          picture.renditions().stream().map(RenditionForm::of).toList());
    }

    Picture value() {
      return new Picture(
          new BlobKey(new Sha256(pack)),
          renditions.stream().map(RenditionForm::value).toList(),
          new Sha256(source));
    }
  }

  /** A look: a picture, or none and whether it is the Gravatar. */
  record LookForm(boolean gravatar, @JsonSetter(nulls = Nulls.SET) @Nullable PictureForm picture) {

    static LookForm of(Look look) {
      return switch (look) {
        case Look.None() -> new LookForm(false, null);
        case Look.Gravatar() -> new LookForm(true, null);
        case Look.Wearing(Picture picture) -> new LookForm(false, PictureForm.of(picture));
      };
    }

    Look value() {
      if (picture != null) {
        return new Look.Wearing(picture.value());
      }
      return gravatar ? Look.GRAVATAR : Look.NONE;
    }
  }

  record SitterForm(
      String person, IdentityForm identity, LookForm look, long changedAt, long setAt) {

    static SitterForm of(Sitter sitter) {
      Portrait portrait = sitter.portrait();
      return new SitterForm(
          sitter.person().toString(),
          IdentityForm.of(sitter.identity()),
          LookForm.of(portrait.look()),
          portrait.changedAt(),
          portrait.setAt());
    }

    Sitter value() {
      return new Sitter(
          PersonKey.parse(person), identity.value(), new Portrait(look.value(), changedAt, setAt));
    }
  }

  record ArrivalForm(
      IdentityForm identity,
      @JsonSetter(nulls = Nulls.SET) @Nullable LookForm look,
      long setAt,
      long basis) {

    static ArrivalForm of(Arrival arrival) {
      return new ArrivalForm(
          IdentityForm.of(arrival.identity()),
          arrival.look().map(LookForm::of).orElse(null),
          arrival.setAt(),
          arrival.basis());
    }

    Arrival value() {
      return new Arrival(
          identity.value(), Optional.ofNullable(look).map(LookForm::value), setAt, basis);
    }
  }

  record OriginForm(OwnerForm identity, String door, OwnerForm caller) {

    static OriginForm of(Origin origin) {
      return new OriginForm(
          OwnerForm.of(origin.identity()), origin.door(), OwnerForm.of(origin.caller()));
    }

    Origin value() {
      return new Origin(identity.value(), door, caller.value());
    }
  }

  record MilestoneForm(String journey, String position, String tally) {

    static MilestoneForm of(Milestone milestone) {
      return new MilestoneForm(milestone.journey(), milestone.position(), milestone.tally());
    }

    Milestone value() {
      return new Milestone(journey, position, tally);
    }
  }

  record NamesakesForm(String email, List<SitterForm> sitters) {

    static NamesakesForm of(Namesakes namesakes) {
      return new NamesakesForm(
          namesakes.email(), namesakes.sitters().stream().map(SitterForm::of).toList());
    }

    Namesakes value() {
      return new Namesakes(email, sitters.stream().map(SitterForm::value).toList());
    }
  }

  record PairForm(OwnerForm one, OwnerForm other) {

    static PairForm of(Bulk.Pair pair) {
      return new PairForm(OwnerForm.of(pair.one()), OwnerForm.of(pair.other()));
    }

    Bulk.Pair value() {
      return new Bulk.Pair(one.value(), other.value());
    }
  }
}
