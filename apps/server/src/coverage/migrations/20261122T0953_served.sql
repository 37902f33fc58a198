-- Who is served: what a kept run says of the villages of a day, asked once and never changed. Figures of
-- units are computed from it. The villages stand in it as they were when they were asked.
create table coverage.served (
  id          text primary key check (id ~ '^DP-[0-9]{6,12}$'),
  number      bigint not null unique,
  run         text not null,
  day         date not null,          -- whose villages
  definition  jsonb not null,         -- the whole rule, with its source
  register    text not null,          -- the state of the register of villages it was read from
  villages    jsonb not null,         -- [{"id", "name", "unit", "lat", "lon", "population", "households"}]
  illustrative boolean not null,      -- stations or villages are made up
  actor       text not null,
  at          timestamptz not null
);
create index on coverage.served (run);

-- One technology or set of technologies, of one operator or of any.
create table coverage.served_layer (
  served      text not null references coverage.served,
  n           int not null,
  technology  text not null,
  title_vi    text not null,
  title_en    text not null,
  members     jsonb not null,
  operator    text,                   -- null: of any
  covered     jsonb not null,         -- by village: places with signal
  known       jsonb not null,         -- by village: places whose ground is known
  areas       jsonb not null,         -- {unit: [served, unserved, unknown, beyond]}, km²
  primary key (served, n)
);
