-- Computed coverage that is kept: what a run is made of never changes; every state it had is a row of
-- its own. Its files lie in the data directory under `rasters`, named by their contents.
create table coverage.run (
  id            text primary key check (id ~ '^PS-[0-9]{6,12}$'),
  number        bigint not null unique,
  name          text not null check (name <> ''),
  unit          text references registry.unit,   -- in whose care; null: of the whole country
  illustrative  boolean not null,                -- some of its stations are made up
  flat_ground   boolean not null,                -- no ground but the level of the sea
  asked         jsonb,                           -- what the server was asked to compute; null: made elsewhere
  facts         jsonb,                           -- null until it is computed and kept
  actor         text not null,
  at            timestamptz not null
);

create table coverage.run_step (
  run      text not null references coverage.run on delete cascade,
  version  int not null check (version > 0),
  state    text not null check (state in ('draft', 'published', 'withdrawn')),
  day      date not null,
  note     text not null,
  actor    text not null,
  at       timestamptz not null,
  primary key (run, version)
);

-- Runs that the server computes, one at a time, first come first served. A process that takes one says
-- until when it is alive; when it is not, the next one goes on from the squares that are computed.
create table coverage.run_task (
  run          text primary key references coverage.run on delete cascade,
  status       text not null
    check (status in ('queued', 'running', 'cancelling', 'cancelled', 'failed')),
  phase        text check (phase in ('reading', 'computing', 'writing')),
  share        double precision not null default 0,
  done         int not null default 0,
  total        int not null default 0,
  failure      jsonb,
  holder       text,
  alive_until  timestamptz,
  asked_at     timestamptz not null,
  started_at   timestamptz
);
