-- Two layers of cells: what is published (0), and what is being entered and verified over it (1).
alter table indicators.cell
  add column layer smallint not null default 0 check (layer in (0, 1)),
  -- As it was typed or pasted, '1.596'; null where a program sent a number.
  add column written text check (char_length(written) between 1 and 200),
  -- The act in which a published value was entered, where another act published it.
  add column origin bigint references indicators.cell_batch,
  add constraint cell_origin_check check (origin is null or (layer = 0 and origin < batch));

-- One current version in each layer.
drop index indicators.cell_current;
create unique index cell_published on indicators.cell (measure, period, cut, unit)
  where superseded_by is null and layer = 0;
create unique index cell_working on indicators.cell (measure, period, cut, unit)
  where superseded_by is null and layer = 1;
-- What left the working layer in an act: published, withdrawn or changed.
create index cell_left_working on indicators.cell (superseded_by)
  where layer = 1 and superseded_by is not null;

-- Cells that must not change for now: a submitted report is being verified. One row a reason.
create table indicators.cell_lock (
  unit    text collate "C" not null,            -- a unit of the registry
  measure text collate "C" not null references indicators.reporting (measure_code),
  period  text collate "C" not null,            -- '2024-Q3': all cuts of it
  reason  text not null check (char_length(reason) between 1 and 300),
  primary key (unit, measure, period, reason)
);
