-- Figures: what is measured, the public texts that report it, and every version of every figure.
create schema if not exists indicators;

-- Counts the changes of figures, measures and documents; one row. An import locks it, so
-- imports happen one after the other, and what is computed from figures is kept by its number.
create table indicators.revision (
  single     boolean primary key default true check (single),
  number     bigint not null,
  changed_at timestamptz not null
);
insert into indicators.revision values (true, 0, '1970-01-01T00:00:00Z');

-- What is counted or measured, and how it adds.
create table indicators.measure (
  code            text collate "C" primary key check (code ~ '^[a-z][a-z0-9_]{0,79}$'),
  name_vi         text not null,
  name_en         text not null,
  unit_of_measure text not null,          -- as figures write it: 'station', '%'
  share           boolean not null,       -- a part of a whole, in percent
  in_time         text not null check (in_time in ('sum', 'last', 'avg', 'min', 'max')),
  over_units      text not null check (over_units in ('sum', 'avg', 'min', 'max', 'none')),
  better          text not null check (better in ('higher', 'lower', 'none')),
  jump_factor     numeric check (jump_factor > 1),  -- null: a jump is never questioned
  definition_vi   text not null,
  definition_en   text not null,
  recorded_at     timestamptz not null,
  check (not (share and over_units in ('sum', 'avg')))
);

-- A public text that figures were taken from.
create table indicators.document (
  id            text collate "C" primary key,
  number        text,                     -- as written: '660/KH-UBND'
  title         text not null,
  issuer        text,                     -- null where nobody knows
  issued_code   text,                     -- as exactly as known: '2024-10', '2023'
  issued_kind   text check (issued_kind in ('day', 'month', 'quarter', 'year')),
  issued_starts date,
  issued_ends   date check (issued_ends >= issued_starts),
  abstract      text,
  recorded_at   timestamptz not null,
  check (num_nulls(issued_code, issued_kind, issued_starts, issued_ends) in (0, 4))
);

-- One version of one figure, exactly as published. A correction adds a row and closes the older.
create table indicators.observation (
  seq             bigint generated always as identity primary key,
  figure_id       text collate "C" not null,
  version         int not null check (version >= 1),
  kind            text not null check (kind in
                    ('observation', 'target', 'benchmark', 'rank', 'plan', 'drill', 'event')),
  measure_code    text collate "C" not null references indicators.measure,
  unit_id         text collate "C" not null,          -- a unit of the registry
  place_name      text not null,          -- as the text names it
  place_level     text not null check (place_level in ('country', 'province', 'district', 'commune')),
  period_code     text not null,          -- '2024-10-09', '2024-09', '2024-Q3', '2023'
  period_kind     text not null check (period_kind in ('day', 'month', 'quarter', 'year')),
  period_starts   date not null,
  period_ends     date not null check (period_ends >= period_starts),
  comparator      text not null check (comparator in ('=', '>', '>=', '<', '<=', '~')),
  value           numeric,                -- keeps its digits: 98.60
  value_day       date,                   -- where the figure is a date
  status          text not null check (status in
                    ('normal', 'estimated', 'provisional', 'missing', 'not-applicable')),
  unit_of_measure text not null,
  label           text not null,          -- the words of the text
  breakdown       jsonb not null,         -- [{label, exact}] in the order printed
  dates_printed   jsonb not null,         -- every date printed for a figure that is a date
  whole_id        text collate "C" check (whole_id <> figure_id),
  relation        text check (relation in ('part', 'subset')),
  note            text not null,
  document_id     text collate "C" not null references indicators.document,
  source          jsonb not null,         -- {kind, file, sheet, row, sha256}
  digest          text not null,          -- SHA-256 of the content: equal content, equal digest
  sort_key        text collate "C" not null,          -- document, then id in natural order
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  superseded_at   timestamptz check (superseded_at >= recorded_at),
  unique (figure_id, version),
  check ((whole_id is null) = (relation is null)),
  check (value is null or value_day is null)
);

create unique index observation_current on indicators.observation (figure_id)
  where superseded_at is null;
create index observation_by_place on indicators.observation (unit_id, measure_code);
create index observation_by_measure on indicators.observation (measure_code);
create index observation_by_whole on indicators.observation (whole_id) where whole_id is not null;
create index observation_in_order on indicators.observation (sort_key);

-- Versions are added and closed, never rewritten or removed.
create function indicators.keep_observation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null then
    old.superseded_at := new.superseded_at;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'indicators.observation is append-only';
end $$;

create trigger observation_kept before update or delete on indicators.observation
  for each row execute function indicators.keep_observation();
create trigger observation_never_emptied before truncate on indicators.observation
  for each statement execute function indicators.keep_observation();
