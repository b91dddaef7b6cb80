package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Whose rows a transaction may have changed, as marks: of persons who were locked, and of
 * identities that became known. The mark of a person or an identity is the same in every process;
 * different ones may share one, and are then forgotten together.
 */
public final class Touched implements JdbiConfig<Touched> {

  private final Set<Integer> marks;
  private boolean everybody;

  /** Nobody; each handle begins with that. */
  public Touched() {
    this(new LinkedHashSet<>());
  }

  private Touched(Set<Integer> marks) {
    this.marks = marks;
  }

  /** What the handle's transaction touched until now. */
  static Touched by(Handle handle) {
    return handle.getConfig(Touched.class);
  }

  static int mark(UUID person) {
    return mixed(person.hashCode());
  }

  static int mark(Owner owner) {
    return mixed(31 * owner.space().name().hashCode() + owner.externalId().hashCode());
  }

  /** Spreads what differs in few bits over all. */
  private static int mixed(int hash) {
    int once = (hash ^ hash >>> 16) * 0x85ebca6b;
    int twice = (once ^ once >>> 13) * 0xc2b2ae35;
    return twice ^ twice >>> 16;
  }

  void person(UUID person) {
    marks.add(mark(person));
  }

  void identity(Owner owner) {
    marks.add(mark(owner));
  }

  /** So many that nothing that is remembered of anybody holds. */
  void everybody() {
    everybody = true;
  }

  boolean isEverybody() {
    return everybody;
  }

  Set<Integer> marks() {
    return marks;
  }

  @Override
  public Touched createCopy() {
    Touched copy = new Touched(new LinkedHashSet<>(marks));
    copy.everybody = everybody;
    return copy;
  }
}
