-- Infrastructure assets (hạ tầng số): masts, stations, fibre, wifi, loudspeakers, cameras, systems.
-- Everything that is known of an asset is a statement: it holds for days, was recorded by an act, and
-- is never changed. Of two statements about the same field and day the later act is right.

-- One row that writers lock: acts and assets are numbered one after the other, without gaps in view.
create table registry.asset_revision (
  only_row boolean primary key default true check (only_row),
  act      bigint not null default 0,
  number   bigint not null default 0,
  -- Changes where declarations of kinds or days of keeping do.
  kinds    text not null default 'shipped'
);
insert into registry.asset_revision default values;

-- What was saved at once, by whom, from where.
create table registry.asset_act (
  act    bigint primary key,
  at     timestamptz not null,
  actor  text not null,
  source jsonb not null,              -- {"kind": "file", "file": "bts.xlsx", …}
  note   text not null
);

create table registry.asset (
  id          text primary key check (id ~ '^TS-[0-9]{6,12}$'),
  number      bigint not null unique,
  kind        text not null,
  created     bigint not null references registry.asset_act,
  -- It turned out to be another one: its id leads there for ever.
  merged_into text references registry.asset check (merged_into <> id),
  merged      bigint references registry.asset_act,
  check ((merged_into is null) = (merged is null))
);

create table registry.asset_statement (
  act        bigint not null references registry.asset_act,
  n          int not null,
  asset      text not null references registry.asset,
  valid_from date,                    -- null: as far back as is known
  valid_to   date,                    -- first day on which it no longer holds
  -- {"name": …, "state": …, "geometry": …, "unit": …, "owner": …, "operator": …, "evidence": …,
  --  "code.<scheme>": …, "a.<attribute>": …}; null takes away.
  said       jsonb not null,
  place      text,                    -- the row of a file
  west       double precision,        -- the box of the geometry, where it says one
  south      double precision,
  east       double precision,
  north      double precision,
  primary key (act, n),
  check (valid_from < valid_to),
  check ((west is null) = (north is null))
);
create index on registry.asset_statement (asset);

-- A warning that somebody has looked at: the answer holds while the warning is about the same values.
create table registry.asset_answer (
  asset       text not null references registry.asset,
  code        text not null,
  fingerprint text not null,
  reason      text not null check (reason <> ''),
  act         bigint not null references registry.asset_act,
  primary key (asset, code, fingerprint, act)
);

-- Declarations of kinds that were imported; what the product ships stands in data/asset-kinds.json.
create table registry.asset_kind (
  code        text not null,
  version     int not null check (version > 0),
  declared    jsonb not null,
  actor       text not null,
  recorded_at timestamptz not null,
  primary key (code, version)
);

-- Where the register of a kind is kept whole: there, no record means none. Elsewhere nothing is known.
create table registry.asset_kept (
  unit       text not null references registry.unit,
  kind       text not null,
  since      date not null,
  until      date,                    -- first day on which it is no longer kept
  act        bigint not null references registry.asset_act,
  primary key (unit, kind, since),
  check (since < until)
);
