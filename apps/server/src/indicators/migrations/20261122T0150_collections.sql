-- Collections: who is asked for which measures, by when; one report for each unit (đợt báo cáo).

create table indicators.collection (
  id            text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  title         text not null check (title <> ''),
  guidance      text not null,
  scope         text collate "C" not null,       -- a unit of the registry: its administrators keep it
  period_code   text collate "C" not null,       -- '2026-Q3'
  period_kind   text not null check (period_kind in ('day', 'month', 'quarter', 'year')),
  period_starts date not null,
  period_ends   date not null check (period_ends >= period_starts),
  units         jsonb not null,                  -- {kind: 'level', level, under} or {kind: 'list', units}
  reporters     jsonb not null,                  -- [{unit, reporter}]: who reports for others
  opens_on      date not null,
  due           timestamptz not null,
  strict        boolean not null,                -- refuses what comes later
  remind        jsonb not null,                  -- {before: [days], onDay, after: [days]}
  state         text not null check (state in ('draft', 'open', 'closed')),
  copied_from   text collate "C" references indicators.collection on delete set null,
  created_at    timestamptz not null,
  opened_at     timestamptz,
  closed_at     timestamptz,
  last_at       timestamptz not null             -- of its newest event: none is older than one before it
);

create table indicators.collection_measure (
  collection text collate "C" not null references indicators.collection on delete cascade,
  position   int not null,
  measure    text collate "C" not null references indicators.reporting (measure_code),
  cuts       jsonb not null,                     -- ["", "technology=4G"]
  required   boolean not null,
  guidance   text not null,
  primary key (collection, measure)
);

-- One for each unit that is asked, made when the collection opens.
create table indicators.collection_report (
  collection         text collate "C" not null references indicators.collection,
  unit               text collate "C" not null,  -- whom the values are of
  reporter           text collate "C" not null,  -- who reports them: the unit itself or an organisation
  state              text not null
                     check (state in ('draft', 'submitted', 'verified', 'returned', 'published')),
  due                timestamptz,                -- its own; null: the collection's
  entered_at         timestamptz,
  first_submitted_at timestamptz,                -- lateness is judged by this one
  submitted_at       timestamptz,
  verified_at        timestamptz,
  returned_at        timestamptz,
  published_at       timestamptz,
  return_batch       bigint,                     -- the newest act of recording when it was last returned
  last_at            timestamptz not null,       -- of its newest event
  primary key (collection, unit)
);
create index collection_report_of_unit on indicators.collection_report (unit);

-- Every deed, in the order in which it happened.
create table indicators.collection_event (
  seq        bigint generated always as identity primary key,
  collection text collate "C" not null references indicators.collection on delete cascade,
  unit       text collate "C",                   -- null: of the collection
  at         timestamptz not null,
  kind       text not null,
  by         text not null,
  reason     text not null,
  details    jsonb not null
);
create index collection_event_of on indicators.collection_event (collection, unit, seq);

-- What people write: a note explains the value that it was written about.
create table indicators.collection_remark (
  id         bigint generated always as identity primary key,
  collection text collate "C" not null,
  unit       text collate "C" not null,
  measure    text collate "C",                   -- null: of the whole report
  cut        text collate "C",
  kind       text not null check (kind in ('note', 'comment')),
  text       text not null,
  value      double precision,                   -- what a note is about
  status     text,
  at         timestamptz not null,
  by         text not null,
  foreign key (collection, unit) references indicators.collection_report
);
create index collection_remark_of on indicators.collection_remark (collection, unit, kind, id);

create function indicators.keep_report_history() returns trigger language plpgsql as $$
begin
  raise exception 'what was done and said of a report is append-only';
end $$;
create trigger collection_remark_kept before update or delete or truncate
  on indicators.collection_remark
  for each statement execute function indicators.keep_report_history();
create trigger collection_event_kept before update or truncate on indicators.collection_event
  for each statement execute function indicators.keep_report_history();
-- Only with a draft that is thrown away.
create function indicators.keep_collection_event() returns trigger language plpgsql as $$
begin
  if exists (select from indicators.collection where id = old.collection) then
    raise exception 'what was done to a collection is append-only';
  end if;
  return old;
end $$;
create trigger collection_event_never_removed before delete on indicators.collection_event
  for each row execute function indicators.keep_collection_event();

-- Who entered, changed or submitted: they neither verify nor publish (four eyes).
create table indicators.collection_hand (
  collection text collate "C" not null,
  unit       text collate "C" not null,
  person     text not null,
  first_at   timestamptz not null,
  last_at    timestamptz not null,
  primary key (collection, unit, person),
  foreign key (collection, unit) references indicators.collection_report
);

create table indicators.collection_template (
  id       text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  title    text not null,
  scope    text collate "C" not null,
  measures jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  unique (scope, title)
);

-- What a person said that columns of a workbook hold.
create table indicators.collection_mapping (
  collection text collate "C" not null references indicators.collection on delete cascade,
  person     text not null,
  header     text not null,                      -- folded, so that spelling does not matter
  meaning    jsonb not null,
  saved_at   timestamptz not null,
  primary key (collection, person, header)
);

-- A reminder that was sent, or is being sent: none is sent twice.
create table indicators.collection_reminder (
  collection text collate "C" not null references indicators.collection on delete cascade,
  unit       text collate "C" not null,
  person     text not null,
  kind       text not null,                      -- 'before-3', 'on-day', 'after-1'
  due        timestamptz not null,               -- a later deadline is reminded of again
  claimed_at timestamptz not null,
  sent_at    timestamptz,
  primary key (collection, unit, person, kind, due)
);
