-- What identities can be looked up by without their id being told: digests in hexadecimal.
create table pseudonym (
  digest varchar(64) not null,
  space varchar(32) not null,
  external_id varchar(255) not null,
  primary key (digest, space, external_id)
);
create index pseudonym_identity on pseudonym (space, external_id);
alter table pseudonym add foreign key (space, external_id)
  references identity (space, external_id) on update cascade on delete cascade;
