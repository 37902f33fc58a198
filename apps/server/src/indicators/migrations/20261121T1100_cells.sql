-- Cells: what organisations report of base measures, and what records give (số liệu cơ sở).

-- A code may be written in Vietnamese: 'hộ_có_cáp_quang'.
alter table indicators.measure drop constraint measure_code_check;
alter table indicators.measure add constraint measure_code_check
  check (code ~ '^[aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz][aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz0-9_]{0,79}$');

-- How a measure is reported. Units of one level report it, so what is added is a partition of the
-- country on every day. A measure without a row here is only ever published.
create table indicators.reporting (
  id           smallint primary key,
  measure_code text collate "C" not null unique references indicators.measure,
  reported_by  text not null check (reported_by in ('country', 'province', 'district', 'commune')),
  min_coverage double precision not null check (min_coverage between 0 and 1),
  dimensions   jsonb not null,            -- {"technology": ["2G", "3G"]}: breakdowns and their values
  recorded_at  timestamptz not null
);

-- Short names of what cells are about: ten million cells repeat them.
create table indicators.reporter (
  id      int primary key,
  unit_id text collate "C" not null unique          -- a unit of the registry
);
create table indicators.period (
  id     smallint primary key,
  code   text collate "C" not null unique,          -- '2024-10-09', '2024-09', '2024-Q3', '2023'
  kind   text not null check (kind in ('day', 'month', 'quarter', 'year')),
  starts date not null,
  ends   date not null check (ends >= starts)
);
create table indicators.cut (
  id  int primary key,
  key text collate "C" not null unique              -- '' for the whole, 'sex=nữ; technology=4G'
);
insert into indicators.cut values (0, '');

-- One act of recording: who, when, from where. Numbers grow with time, so what was known at an
-- instant is what was recorded up to a batch. The head is locked by every act.
create table indicators.cell_head (
  single      boolean primary key default true check (single),
  batch       bigint not null,
  recorded_at timestamptz not null
);
insert into indicators.cell_head values (true, 0, '1970-01-01T00:00:00Z');
create table indicators.cell_batch (
  id          bigint primary key,
  recorded_at timestamptz not null,
  recorded_by text not null,
  source      jsonb not null              -- {kind: 'form' | 'file' | 'api' | 'register' | 'figure', …}
);

-- One version of one cell: normal (0), provisional (1), estimated (2); missing (3) and not applicable
-- (4) have no value, and neither is ever 0.
create table indicators.cell (
  batch         bigint not null references indicators.cell_batch,
  superseded_by bigint references indicators.cell_batch check (superseded_by > batch),
  unit          int not null references indicators.reporter,
  cut           int not null references indicators.cut,
  measure       smallint not null references indicators.reporting,
  period        smallint not null references indicators.period,
  status        smallint not null check (status between 0 and 4),
  value         double precision check (value = 0 or abs(value) between 1e-9 and 1e15),
  place         text,                     -- within the source: 'B7' of its sheet
  primary key (measure, period, cut, unit, batch),
  check ((value is null) = (status >= 3))
);
create unique index cell_current on indicators.cell (measure, period, cut, unit)
  where superseded_by is null;
create index cell_of_batch on indicators.cell (batch);

-- Versions are added and closed, never rewritten or removed.
create function indicators.keep_cell() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by is null and new.superseded_by is not null then
    old.superseded_by := new.superseded_by;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'indicators.cell is append-only';
end $$;
create trigger cell_kept before update or delete on indicators.cell
  for each row execute function indicators.keep_cell();
create trigger cell_never_emptied before truncate on indicators.cell
  for each statement execute function indicators.keep_cell();
