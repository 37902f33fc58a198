-- What a gap has beside its states: who told of it, what it is planned to be closed by, the documents
-- that show it, corrections of what is said of it; programmes and lists that count it; and what
-- citizens tell.
alter table coverage.gap
  add column origin text not null default 'staff'
    check (origin in ('staff', 'model', 'list', 'citizen', 'illustration')),
  add column illustrative boolean not null default false;

alter table coverage.gap_state
  add column due date check (due is null or state = 'planned'),       -- to be closed by
  add column asset text check (asset is null or state = 'planned'),   -- planned station: 'TS-000123'
  add column evidence jsonb not null default '[]';                    -- ids of documents

-- What is said of a gap, said better. The last one holds; its version is one of the gap's.
create table coverage.gap_correction (
  gap      text not null references coverage.gap,
  version  int not null check (version > 1),
  facts    jsonb not null,
  note     text not null,
  actor    text not null,
  at       timestamptz not null,
  primary key (gap, version)
);

-- A programme says which gaps are on it and which states make its share. Versions stay.
create table coverage.gap_programme (
  code        text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  version     int not null check (version > 0),
  unit        text not null references registry.unit,
  since       date not null,
  definition  jsonb not null,
  actor       text not null,
  at          timestamptz not null,
  primary key (code, version)
);

-- Gaps come onto a list and go from it; the last row of a day holds.
create table coverage.gap_member (
  seq        bigint generated always as identity primary key,
  gap        text not null references coverage.gap,
  programme  text not null,
  listed     boolean not null,
  number     text,                    -- its number in the list
  day        date not null,
  actor      text not null,
  at         timestamptz not null
);
create index on coverage.gap_member (gap);

-- What citizens tell, each of a gap. Nothing here says who told it.
create table coverage.citizen_report (
  code        text primary key check (code ~ '^[A-Z2-9]{10}$'),
  gap         text not null references coverage.gap,
  day         date not null,
  at          timestamptz not null,
  technology  text not null,
  operator    text,
  latitude    float8 not null,
  longitude   float8 not null,
  village     text,
  words       text
);
create index on coverage.citizen_report (gap);
create index on coverage.citizen_report (day);
