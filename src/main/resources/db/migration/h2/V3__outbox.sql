-- Who is told of changes; space is null for a target that is told of everybody.
create table subscriber (
  name varchar(32) primary key,
  space varchar(32)
);

-- One person of whom one target is to be told. person is a root, or one who was forgotten; version
-- is that of the last change; leased: somebody runs it until due. What is parked has a time.
create table errand (
  person uuid not null,
  target varchar(32) not null,
  seq bigint generated always as identity,
  version bigint not null,
  due bigint not null,
  leased boolean not null,
  attempts integer not null,
  parked_at bigint,
  reason varchar(1000),
  primary key (person, target)
);
create index errand_due on errand (target, parked_at, due, seq);
create index errand_parked on errand (parked_at);

-- Whom a forgotten person was, as long as somebody is still to be told.
create table gone (
  person uuid not null,
  space varchar(32) not null,
  external_id varchar(255) not null,
  primary key (person, space, external_id)
);

alter table errand add foreign key (target) references subscriber (name) on delete cascade;
