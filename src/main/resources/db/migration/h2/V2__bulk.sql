-- The address as people compare it. The letters A to Z are translated first, because lower() goes
-- by the language of the machine, and in some the I is another letter.
alter table identity add column if not exists email_key varchar generated always as (
  nullif(
    lower(
      translate(
        btrim(email, U&' \0009\000a\000d\00a0'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
        'abcdefghijklmnopqrstuvwxyz')),
    '')
);
create index if not exists identity_email on identity (email_key, space);

-- How far long work has come.
create table if not exists milestone (
  journey varchar(512) primary key,
  reached varchar not null,
  tally varchar not null
);
