-- What is compared and paged has the collation "C": by the numbers of the characters, the same on
-- every machine and after every update of its languages.

-- A person, who may have been joined to another one: root is the person that was kept in the end,
-- and the person itself for everybody else. worn is the change that made what a root shows now.
create table person (
  id uuid primary key,
  name varchar not null,
  root uuid not null,
  changed_at bigint not null,
  worn bigint
);
create index person_root on person (root);

-- person is always a root; born is the person whose identity it was before any link. email_key is
-- the address as people compare it, in the letters of all languages.
create table identity (
  space varchar(32) collate "C" not null,
  external_id varchar(255) collate "C" not null,
  seq bigint generated always as identity,
  person uuid not null,
  born uuid not null,
  username varchar,
  email varchar,
  email_key varchar collate "C" generated always as (
    nullif(lower(btrim(email, U&' \0009\000a\000d\00a0') collate "${letters}"), '')
  ) stored,
  primary key (space, external_id)
);
create index identity_person on identity (person, space, seq);
create index identity_born on identity (born);
create index identity_email on identity (email_key, space);

create table picture (
  id bigint generated always as identity primary key,
  pack varchar(64) collate "C" not null,
  source varchar(64) collate "C" not null
);
create index picture_pack on picture (pack);

create table rendition (
  picture bigint not null,
  ord smallint not null,
  cut varchar(64) not null,
  type varchar(8) not null,
  edge integer not null,
  start_at bigint not null,
  byte_length integer not null,
  sha256 varchar(64) not null,
  primary key (picture, ord)
);

-- The history. person is a root; timeline is the person whose version changed_at is; maker is the
-- person who chose the look, another one than timeline where linking brought it.
create table change (
  id bigint generated always as identity primary key,
  person uuid not null,
  timeline uuid not null,
  maker uuid not null,
  changed_at bigint not null,
  set_at bigint not null,
  look varchar(8) not null,
  picture bigint,
  origin_space varchar(32) not null,
  origin_id varchar(255) not null,
  door varchar not null,
  caller_space varchar(32) not null,
  caller_id varchar(255) not null,
  withdrawn boolean not null
);
create unique index change_timeline on change (timeline, changed_at);
create index change_person on change (person, changed_at);
create index change_picture on change (picture);

-- One person joined to another, and what each of them wore before: null for nothing ever.
create table link (
  absorbed uuid primary key,
  seq bigint generated always as identity,
  kept uuid not null,
  version bigint not null,
  kept_wore bigint,
  absorbed_wore bigint
);
create index link_kept on link (kept);
create index link_kept_wore on link (kept_wore);
create index link_absorbed_wore on link (absorbed_wore);

-- After an unlink: viewer's identities still find the versions of source within the span.
create table shared_span (
  viewer uuid not null,
  source uuid not null,
  since bigint not null,
  until bigint not null
);
create index shared_span_viewer on shared_span (viewer);
create index shared_span_source on shared_span (source);

-- The spaces whose ids were given their lasting form.
create table relabelled (
  space varchar(32) collate "C" primary key
);

-- How far long work has come.
create table milestone (
  journey varchar(512) collate "C" primary key,
  reached varchar not null,
  tally varchar not null
);

-- A run through a list that workers share: up to where the list is divided among them, how many
-- that were, and whether the list ends there.
create table journey (
  name varchar(512) collate "C" primary key,
  run uuid not null unique,
  reached varchar not null,
  divided bigint not null,
  whole boolean not null
);

-- Who works in a run, or did, and what they counted.
create table worker (
  run uuid not null,
  name uuid not null,
  lease_until bigint not null,
  tally varchar not null,
  primary key (run, name)
);

-- What is not committed yet of what a worker has taken: behind begins, up to ends.
create table portion (
  run uuid not null,
  number bigint generated always as identity,
  begins varchar not null,
  ends varchar not null,
  size integer not null,
  worker uuid not null,
  primary key (run, number)
);

-- Who is told of changes; space is null for a target that is told of everybody.
create table subscriber (
  name varchar(32) collate "C" primary key,
  space varchar(32) collate "C"
);

-- One person of whom one target is to be told. person is a root, or one who was forgotten; version
-- is that of the last change; leased: somebody runs it until due. What is parked has a time.
create table errand (
  person uuid not null,
  target varchar(32) collate "C" not null,
  seq bigint generated always as identity,
  version bigint not null,
  due bigint not null,
  leased boolean not null,
  attempts integer not null,
  parked_at bigint,
  reason varchar(1000),
  primary key (target, person)
);
create index errand_person on errand (person);
-- In parts, because PostgreSQL does not know that rows with the same null are in order.
create index errand_due on errand (target, due, seq) where parked_at is null;
create index errand_parked on errand (parked_at, seq) where parked_at is not null;

-- Whom a forgotten person was, as long as somebody is still to be told.
create table gone (
  person uuid not null,
  space varchar(32) collate "C" not null,
  external_id varchar(255) collate "C" not null,
  primary key (person, space, external_id)
);

-- Packs that are being removed from the store or were; whoever stores one of them again has it
-- taken from here. The time is when it was noted, in milliseconds since 1970.
create table swept (
  pack varchar(64) collate "C" primary key,
  at bigint not null
);
create index swept_at on swept (at);

-- One row that readiness writes.
create table probe (
  id integer primary key,
  seen bigint not null
);
insert into probe (id, seen) values (1, 0);

-- One row with the word from which the nodes make tokens and by which they check them.
create table secret (
  id integer primary key check (id = 1),
  word varchar not null
);

alter table identity add foreign key (person) references person (id);
alter table identity add foreign key (born) references person (id);
alter table rendition add foreign key (picture) references picture (id) on delete cascade;
alter table change add foreign key (person) references person (id);
alter table change add foreign key (picture) references picture (id);
alter table link add foreign key (absorbed) references person (id);
alter table link add foreign key (kept) references person (id);
alter table link add foreign key (kept_wore) references change (id);
alter table link add foreign key (absorbed_wore) references change (id);
alter table shared_span add foreign key (viewer) references person (id);
alter table shared_span add foreign key (source) references person (id);
alter table errand add foreign key (target) references subscriber (name) on delete cascade;
alter table worker add foreign key (run) references journey (run) on delete cascade;
alter table portion add foreign key (run) references journey (run) on delete cascade;
