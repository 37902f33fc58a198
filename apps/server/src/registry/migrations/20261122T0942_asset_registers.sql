-- A register that is kept whole is declared by one act and ended by another; one that never was kept
-- ends on the day on which it began.
alter table registry.asset_kept add column declared bigint references registry.asset_act;
update registry.asset_kept set declared = act;
alter table registry.asset_kept alter column declared set not null;
alter table registry.asset_kept drop constraint asset_kept_check;
alter table registry.asset_kept add constraint asset_kept_days check (since <= until);

-- A merger that was undone: the asset is one of its own again.
create table registry.asset_unmerger (
  act    bigint not null references registry.asset_act,
  asset  text not null references registry.asset,
  into_asset text not null references registry.asset,
  -- The act of the merger.
  merged bigint not null references registry.asset_act,
  primary key (act, asset)
);

-- The day on which an operator means to switch a technology off in a unit; the newest row is right.
create table registry.switch_off_plan (
  id         bigint generated always as identity primary key,
  operator   text not null,
  technology text not null,
  unit       text not null references registry.unit,
  day        date,                    -- null: nothing is planned any more
  basis      text not null check (basis <> ''),
  actor      text not null,
  at         timestamptz not null
);
create index on registry.switch_off_plan (technology, operator, unit);
