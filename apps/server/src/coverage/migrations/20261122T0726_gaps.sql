-- Register of coverage gaps (vùng lõm sóng): places whose people lack a technology, and what became of
-- them. A gap itself never changes; every state it had is a row of its own, and none is ever changed.
create schema coverage;

create table coverage.gap (
  id          text primary key check (id ~ '^VL-[0-9]{6,12}$'),
  number      bigint not null unique,
  name        text not null check (name <> ''),
  unit        text not null references registry.unit,
  technology  text not null check (technology <> ''),
  operators   jsonb not null,         -- those that are lacking; empty: all of them
  villages    jsonb not null,         -- [{"name": …, "latitude": …, "longitude": …}]
  population  int check (population >= 0),   -- null where nobody counted
  households  int check (households >= 0),
  source      text not null check (source <> ''),   -- where the people are known from
  definition  text not null           -- by what rule it counts as a gap
);

create table coverage.gap_state (
  gap           text not null references coverage.gap,
  version       int not null check (version > 0),
  state         text not null
    check (state in ('reported', 'confirmed', 'planned', 'closed', 'dismissed')),
  day           date not null,
  note          text not null,
  organisation  text,                 -- who found, confirmed, plans, closed it
  document      text,                 -- number of the paper
  actor         text not null,
  at            timestamptz not null,
  primary key (gap, version)
);

-- Where the register is kept whole: there, no gap means none. Elsewhere nothing is known.
create table coverage.gap_kept (
  unit   text primary key references registry.unit,
  since  date not null,
  actor  text not null,
  at     timestamptz not null
);
