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

-- person is always a root; born is the person whose identity it was before any link.
create table identity (
  space varchar(32) not null,
  external_id varchar(255) not null,
  seq bigint generated always as identity,
  person uuid not null,
  born uuid not null,
  username varchar,
  email varchar,
  primary key (space, external_id)
);
create index identity_person on identity (person, space, seq);
create index identity_born on identity (born);

create table picture (
  id bigint generated always as identity primary key,
  pack varchar(64) not null,
  source varchar(64) not null
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
  space varchar(32) primary key
);

-- One row that readiness writes.
create table probe (
  id integer primary key,
  seen bigint not null
);
insert into probe (id, seen) values (1, 0);

-- After the indexes, which H2 then uses for the checks instead of making more of them.
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
