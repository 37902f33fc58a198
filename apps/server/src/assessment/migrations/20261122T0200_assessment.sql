-- The Digital Transformation Index: indices by decision, rounds, scores with everything that led to them.
create schema if not exists assessment;

-- One version of one index. A version that a round uses is never changed: an edit makes the next.
create table assessment.index_version (
  index_id    text collate "C" not null check (index_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version     int not null check (version >= 1),
  content     jsonb not null,             -- the whole index as the API describes it
  issued_at   timestamptz,                -- null while it is being edited
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (index_id, version)
);
create unique index index_draft on assessment.index_version (index_id) where issued_at is null;

create function assessment.keep_index() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.issued_at is not null then
    raise exception 'an issued version of an index is never changed';
  end if;
  return new;
end $$;
create trigger index_kept before update or delete on assessment.index_version
  for each row execute function assessment.keep_index();

-- One act of scoring all agencies of some peer groups by one index.
create table assessment.round (
  id            text collate "C" primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title         text not null,
  kind          text not null check (kind in ('quarterly', 'yearly', 'ad-hoc')),
  index_id      text collate "C" not null,
  index_version int not null,
  lead          text collate "C" not null,    -- unit or organisation whose verifiers lead
  council       text collate "C" not null,    -- unit or organisation whose verifiers decide appeals
  data_starts   date not null,
  data_ends     date not null check (data_ends >= data_starts),
  calendar      jsonb not null,           -- instants: self, evidence, verify, appeal, publish
  rules         jsonb not null,           -- how unverified criteria count, least peers to rank, seed …
  co_verifiers  jsonb not null,           -- {"Công an tỉnh": "22.CA"}: names of the index → organisations
  previous      text collate "C" references assessment.round,
  state         text not null check (state in ('prepared', 'open', 'published')),
  version       int not null default 1,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  foreign key (index_id, index_version) references assessment.index_version
);

create table assessment.participant (
  round_id     text collate "C" not null references assessment.round,
  unit_id      text collate "C" not null,     -- a unit or an organisation of the registry
  name         text not null,             -- as it was called when the round opened
  peer_group   text not null,
  submitted_at timestamptz,               -- the last time; null while nothing was handed in
  submitted_by text,
  extended_to  timestamptz,               -- its own deadline, where it was given more time
  primary key (round_id, unit_id)
);

-- A figure that an agency declares, or that a register knew. Newest by seq counts.
create table assessment.figure (
  seq         bigint generated always as identity primary key,
  round_id    text collate "C" not null,
  unit_id     text collate "C" not null,
  criterion   text collate "C" not null,
  name        text not null,
  value       double precision,           -- null: missing, never 0
  source      jsonb not null,             -- {kind: 'agency'} | {kind: 'indicator', code, period} | {kind: 'given', from}
  recorded_at timestamptz not null,
  recorded_by text not null,
  foreign key (round_id, unit_id) references assessment.participant
);
create index figure_of on assessment.figure (round_id, unit_id, criterion, name, seq);

-- One thing that somebody said about one criterion of one agency, in the order said.
create table assessment.step (
  seq         bigint generated always as identity primary key,
  round_id    text collate "C" not null,
  unit_id     text collate "C" not null,
  criterion   text collate "C" not null,
  stage       text not null check (stage in ('computed', 'self', 'verdict', 'appeal', 'council')),
  part        text not null check (part in ('system', 'agency', 'lead', 'co-verifier', 'council')),
  organisation text collate "C" not null,     -- in whose name
  points      numeric(12, 4) check (points >= 0),
  applicable  boolean not null default true,
  agrees      boolean,                    -- of a verdict: with the claim of the agency
  reason      text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  foreign key (round_id, unit_id) references assessment.participant,
  check (applicable or points is null),
  check ((stage = 'verdict') = (agrees is not null))
);
create index step_of on assessment.step (round_id, unit_id, criterion, seq);

-- A published round: frozen bytes and their hash.
create table assessment.publication (
  round_id     text collate "C" primary key references assessment.round,
  content      text not null,             -- canonical JSON: what everybody gets from then on
  sha256       text not null,
  published_at timestamptz not null,
  published_by text not null
);

create function assessment.keep_added() returns trigger language plpgsql as $$
begin
  raise exception 'assessment.% is append-only', tg_table_name;
end $$;
create trigger figure_kept before update or delete on assessment.figure
  for each row execute function assessment.keep_added();
create trigger step_kept before update or delete on assessment.step
  for each row execute function assessment.keep_added();
create trigger publication_kept before update or delete on assessment.publication
  for each row execute function assessment.keep_added();
