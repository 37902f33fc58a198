-- Administrative units with their history (đơn vị hành chính qua các thời kỳ).
create extension if not exists btree_gist;
create schema registry;

-- One row says which content the registry has: it changes with every write, so what was read
-- into memory can tell whether it is still true.
create table registry.revision (
  only_row boolean primary key default true check (only_row),
  token    text not null,
  shipped  text                      -- digest of the tables of the product that were loaded
);
insert into registry.revision (token) values ('empty');

create table registry.unit (
  id     text primary key check (id ~ '^[0-9A-Z][0-9A-Z.-]{0,30}$'),
  level  text not null check (level in ('country', 'province', 'district', 'commune')),
  opened date,                       -- null: older than the oldest list
  closed date,                       -- first day on which it no longer exists
  check (opened < closed)
);

-- Names in the spelling of the document; a spelling that only places the tone mark elsewhere is
-- not a new name. The keys are for search: folded, without tone marks.
create table registry.unit_name (
  unit        text not null references registry.unit,
  name        text not null,         -- 'Bắc Ninh'
  full_name   text not null,         -- 'Tỉnh Bắc Ninh'
  type        text not null,         -- 'Tỉnh'
  search      text not null,         -- 'bac ninh'
  search_full text not null,         -- 'tinh bac ninh'
  valid       daterange not null check (not isempty(valid)),
  document    text,
  exclude using gist (unit with =, valid with &&)
);
create index on registry.unit_name (search);

-- Official codes are given again: 24 was Bắc Giang and is Bắc Ninh. Never two at a time.
create table registry.unit_code (
  unit     text not null references registry.unit,
  level    text not null,
  code     text not null,
  valid    daterange not null check (not isempty(valid)),
  document text,
  exclude using gist (level with =, code with =, valid with &&),
  exclude using gist (unit with =, valid with &&)
);

-- Other spellings and codes by which a unit is found.
create table registry.unit_alias (
  unit   text not null references registry.unit,
  alias  text not null,
  search text not null,
  source text not null,
  primary key (unit, alias)
);

create table registry.unit_parent (
  unit      text not null references registry.unit,
  parent    text not null references registry.unit,
  hierarchy text not null default 'administrative',
  valid     daterange not null check (not isempty(valid)),
  check (unit <> parent),
  exclude using gist (unit with =, hierarchy with =, valid with &&)
);
create index on registry.unit_parent (parent);

-- What a legal document did to a unit: `unit` is the one renamed, moved, abolished or split, or
-- the one that a merger created.
create table registry.unit_event (
  id       text primary key,
  unit     text not null references registry.unit,
  kind     text not null check (kind in ('merge', 'split', 'transfer', 'rename', 'abolish', 'create')),
  date     date not null,
  document text,
  note     text not null default ''
);
create index on registry.unit_event (unit);

-- Which part of the older unit went into the newer one. A split whose parts nobody has measured
-- has no share; `suggested` marks the part that a list proposes as the main one, no more than that.
create table registry.lineage (
  event     text not null references registry.unit_event,
  source    text not null references registry.unit,
  target    text not null references registry.unit,
  share     double precision check (share > 0 and share <= 1),
  basis     text not null check (basis in ('whole', 'population', 'households', 'explicit', 'undetermined')),
  suggested boolean not null default false,
  primary key (event, source, target),
  check (source <> target),
  check ((share is null) = (basis = 'undetermined')),
  check (basis <> 'whole' or share = 1)
);
create index on registry.lineage (source);
create index on registry.lineage (target);

-- A point to stand for a unit on a map, WGS 84 degrees.
create table registry.point (
  unit      text primary key references registry.unit,
  longitude double precision not null check (longitude between -180 and 180),
  latitude  double precision not null check (latitude between -90 and 90),
  source    text not null
);

-- Boundaries that an administrator has loaded; the product ships none.
create table registry.boundary (
  unit      text primary key references registry.unit,
  geometry  jsonb not null,
  west      double precision not null,
  south     double precision not null,
  east      double precision not null,
  north     double precision not null,
  source    text not null,
  sha256    text not null,
  loaded_at timestamptz not null
);
