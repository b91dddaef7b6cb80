-- Packs that are being removed from the store or were; whoever stores one of them again has it
-- taken from here. The time is when it was noted, in milliseconds since 1970.
create table if not exists swept (
  pack varchar(64) primary key,
  at bigint not null
);
create index if not exists swept_at on swept (at);
