-- Evidence: documents that stand behind what is reported and scored (minh chứng).
create schema if not exists evidence;

-- A file as it was received, once however often it is sent. Its bytes are in the file store.
create table evidence.file (
  sha256    text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes     bigint not null check (bytes > 0),
  kind      text not null check (kind in
              ('pdf', 'docx', 'xlsx', 'png', 'jpeg', 'tiff', 'webp', 'csv', 'txt')),
  stored_at timestamptz not null
);

-- One document of one unit: a file, an address, or both. It never changes; what is said of it does.
create table evidence.item (
  id          text collate "C" primary key,
  seq         bigint generated always as identity unique,
  unit_id     text collate "C" not null,        -- a unit or organisation of the registry
  file_sha256 text collate "C" references evidence.file,
  file_name   text,                             -- as the sender calls it; only a label
  link        text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (num_nonnulls(file_sha256, link) >= 1),
  check ((file_sha256 is null) = (file_name is null))
);
create index item_of_unit on evidence.item (unit_id, seq);
create index item_of_file on evidence.item (file_sha256) where file_sha256 is not null;

-- What is said of it, in versions: a slip in a document number is corrected, not rewritten.
create table evidence.description (
  item_id     text collate "C" not null references evidence.item,
  version     int not null check (version >= 1),
  number      text,                             -- as written: '660/KH-UBND'
  issuer      text,
  issued      date,
  summary     text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (item_id, version)
);

-- What stands on it: many to many. The subject is named by the domain that cites:
-- 'report:2026-Q3:06652.2025', 'score:…'. Once public, the document may be read by everybody.
create table evidence.citation (
  id           bigint generated always as identity primary key,
  item_id      text collate "C" not null references evidence.item,
  subject      text collate "C" not null,
  cited_at     timestamptz not null,
  cited_by     text not null,
  published_at timestamptz check (published_at >= cited_at),
  withdrawn_at timestamptz check (withdrawn_at >= cited_at)
);
create unique index citation_standing on evidence.citation (subject, item_id)
  where withdrawn_at is null;
create index citation_of_item on evidence.citation (item_id);

-- Documents and what was said of them are added, never rewritten or removed.
create function evidence.keep() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is append-only';
end $$;
create trigger file_kept before update or delete on evidence.file
  for each row execute function evidence.keep();
create trigger item_kept before update or delete on evidence.item
  for each row execute function evidence.keep();
create trigger description_kept before update or delete on evidence.description
  for each row execute function evidence.keep();
create trigger file_never_emptied before truncate on evidence.file
  for each statement execute function evidence.keep();
create trigger item_never_emptied before truncate on evidence.item
  for each statement execute function evidence.keep();
create trigger description_never_emptied before truncate on evidence.description
  for each statement execute function evidence.keep();
