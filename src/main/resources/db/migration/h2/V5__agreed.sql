-- What all who have the catalog open must agree in: which store it is, and settings.
create table agreed (
  name varchar(64) primary key,
  word varchar not null
);
