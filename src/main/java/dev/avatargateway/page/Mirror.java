package dev.avatargateway.page;

import dev.avatargateway.core.Album;
import dev.avatargateway.core.AvatarQuery;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Person;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Sitting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody sees of themselves: their picture in each product, and the earlier ones. */
final class Mirror {

  private final Avatars avatars;
  private final Album album;
  private final PageSettings settings;

  Mirror(Avatars avatars, Album album, PageSettings settings) {
    this.avatars = avatars;
    this.album = album;
    this.settings = settings;
  }

  /** The body of the page's state. */
  record State(
      String name,
      String account,
      boolean byLink,
      Shows shows,
      @Nullable String picture,
      int masterEdge,
      long maxBytes,
      Availability gravatar,
      List<Pane> panes,
      List<Earlier> earlier) {}

  /** What a person or a pane shows, in the words of the page's programs. */
  enum Shows {
    PICTURE,
    GRAVATAR,
    INITIALS,
    PLACEHOLDER,
    NOTHING
  }

  /** Whether somebody can show their Gravatar. */
  enum Availability {
    /** They can. */
    READY,
    /** One of their products could, but knows no address. */
    NO_ADDRESS,
    /** None of their products shows Gravatars. */
    NONE
  }

  /** One product. */
  record Pane(
      String space,
      String label,
      int edge,
      boolean round,
      boolean exact,
      Shows shows,
      @Nullable String picture) {}

  /** An earlier picture. */
  record Earlier(long version, long setAt, String picture) {}

  /**
   * What the page shows.
   *
   * @param byLink whether the caller came in by a link, and so can leave
   */
  State state(Caller caller, boolean byLink) {
    Sitting self = avatars.find(caller.owner(), Optional.of(caller));
    Optional<Person> person = album.person(caller);
    List<Identity> identities = identities(caller, person);
    List<Pane> panes = new ArrayList<>();
    Availability gravatar = Availability.NONE;
    for (Window window : settings.windows()) {
      Optional<Identity> identity = in(window, identities);
      if (identity.isPresent()) {
        panes.add(pane(window, sitting(caller, identity.get().owner())));
        if (window.gravatar()) {
          gravatar = identity.get().email() == null ? Availability.NO_ADDRESS : Availability.READY;
        }
      }
    }
    Portrait portrait = self.portrait();
    return new State(
        name(person, self.identity()),
        label(caller.owner()),
        byLink,
        shows(portrait.look()),
        portrait.picture().map(_ -> picture(portrait.changedAt())).orElse(null),
        settings.masterEdge(),
        settings.limits().maxBytes(),
        gravatar,
        panes,
        album.earlier(caller).stream().map(Mirror::earlier).toList());
  }

  /** What a product shows of the caller; empty when they are not known there. */
  Optional<Reading> look(Caller caller, Window window) {
    return in(window, identities(caller, album.person(caller)))
        .map(
            identity ->
                avatars.read(
                    new AvatarQuery(
                        identity.owner(),
                        window.cut(),
                        viewer(caller, identity.owner()),
                        _ -> false)));
  }

  /** The caller's identity in the product that shows Gravatars. */
  Optional<Owner> gravatarOwner(Caller caller) {
    List<Identity> identities = identities(caller, album.person(caller));
    return settings.windows().stream()
        .filter(Window::gravatar)
        .flatMap(window -> in(window, identities).stream())
        .map(Identity::owner)
        .findFirst();
  }

  private Sitting sitting(Caller caller, Owner owner) {
    return avatars.find(owner, viewer(caller, owner));
  }

  /** One's own identity elsewhere is looked at as anybody would. */
  private static Optional<Caller> viewer(Caller caller, Owner owner) {
    return caller.owner().equals(owner) ? Optional.of(caller) : Optional.empty();
  }

  private static List<Identity> identities(Caller caller, Optional<Person> person) {
    return person.map(Person::identities).orElseGet(() -> List.of(caller.self()));
  }

  private static Optional<Identity> in(Window window, List<Identity> identities) {
    return identities.stream()
        .filter(identity -> identity.owner().space().equals(window.space()))
        .findFirst();
  }

  private static Pane pane(Window window, Sitting sitting) {
    Portrait portrait = sitting.portrait();
    String own = "/me/windows/" + window.space() + "?v=" + portrait.changedAt();
    if (portrait.picture().isPresent()) {
      return pane(window, Shows.PICTURE, own);
    }
    return switch (window.blank().apply(sitting)) {
      case Blank.Initials _ -> pane(window, Shows.INITIALS, own);
      case Blank.Gravatar(String url) -> pane(window, Shows.GRAVATAR, url);
      case Blank.Placeholder(String url) -> pane(window, Shows.PLACEHOLDER, url);
      case Blank.Nothing() -> pane(window, Shows.NOTHING, null);
    };
  }

  private static Pane pane(Window window, Shows shows, @Nullable String picture) {
    return new Pane(
        window.space().name(),
        window.label(),
        window.cut().edge(),
        window.round(),
        window.cut().exact(),
        shows,
        picture);
  }

  private static Shows shows(Look look) {
    return switch (look) {
      case Look.Wearing _ -> Shows.PICTURE;
      case Look.Gravatar() -> Shows.GRAVATAR;
      case Look.None() -> Shows.NOTHING;
    };
  }

  private static Earlier earlier(Change change) {
    return new Earlier(change.changedAt(), change.setAt(), picture(change.changedAt()));
  }

  private static String picture(long version) {
    return "/me/pictures/" + version;
  }

  private String label(Owner owner) {
    return settings.windows().stream()
        .filter(window -> window.space().equals(owner.space()))
        .map(Window::label)
        .findFirst()
        .orElse(owner.space().name());
  }

  private static String name(Optional<Person> person, Identity self) {
    return person
        .map(Person::name)
        .filter(name -> !name.isBlank())
        .orElseGet(
            () ->
                Objects.requireNonNullElse(
                    self.username(),
                    Objects.requireNonNullElse(self.email(), self.owner().externalId())));
  }
}
