-- Organisations (cơ quan, đơn vị): departments, public-service units, enterprises … that report and
-- answer for tasks. A commune's people's committee is the commune's own unit, not a row here.
alter table registry.revision add column organisations text not null default 'empty';

create table registry.organisation (
  -- The territory's id, a dot, a short name: '22.SKHCN'. A letter after the dot keeps it apart from
  -- every unit ('24.2025').
  id      text primary key check (id ~ '^[0-9A-Z][0-9A-Z.-]*\.[A-Z][0-9A-Z-]*$' and length(id) <= 31),
  unit    text not null references registry.unit,
  opened  date,                       -- null: older than what is known
  closed  date,                       -- first day on which it no longer exists
  version int not null default 1,     -- grows with every change: two editors never overwrite each other
  check (opened < closed),
  check (starts_with(id, unit || '.'))
);
create index on registry.organisation (unit);

-- How an organisation was called, led and coded: one row for each stretch of days that are alike.
create table registry.organisation_state (
  organisation text not null references registry.organisation,
  name_vi      text not null check (name_vi <> ''),
  name_en      text not null,
  short_name   text not null,
  search       text not null,         -- names folded, without tone marks
  kind         text not null check (kind in
    ('peoples-committee', 'department', 'public-service-unit', 'enterprise', 'other')),
  code         text check (code <> ''),   -- mã định danh, as given: 'H49.1.1'; null where unknown
  parent       text references registry.organisation,
  groups       text[] not null,       -- peers it is ranked among: 'departments'
  document     text,                  -- the decision that made it so, as written
  valid        daterange not null check (not isempty(valid)),
  check (organisation <> parent),
  exclude using gist (organisation with =, valid with &&),
  exclude using gist (code with =, valid with &&)
);
create index on registry.organisation_state (parent);

-- What went into what on a day: 'whole' the duties and papers, 'part' some of the duties.
create table registry.organisation_link (
  source   text not null references registry.organisation,
  target   text not null references registry.organisation,
  date     date not null,
  extent   text not null check (extent in ('whole', 'part')),
  document text,
  note     text not null,
  primary key (source, target),
  check (source <> target)
);
create unique index on registry.organisation_link (source) where extent = 'whole';
create index on registry.organisation_link (target);
