-- Releases: frozen answers that are cited, and never change (bản công bố).

-- Bytes under their own SHA-256, gzipped: rows of a release, its files, units as they were known.
create table indicators.release_object (
  sha256 text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size   int not null check (size >= 0),           -- before gzip
  bytes  bytea not null
);

create table indicators.release (
  id           text collate "C" primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(id) between 2 and 64),
  title_vi     text not null,
  title_en     text not null,
  note_vi      text not null,
  note_en      text not null,
  corrects     text collate "C" references indicators.release check (corrects <> id),
  reason       text,
  basis        text not null,                      -- canonical JSON: asked, known, defined
  units        text collate "C" not null references indicators.release_object,
  rows         int not null check (rows > 0),
  unit_count   int not null,                       -- places that the rows are of
  rows_sha256  text not null,                      -- of the canonical CSV
  rows_bytes   bigint not null,
  checks       jsonb not null,
  prepared_at  timestamptz not null,
  prepared_by  text not null,
  number       int unique check (number >= 1),     -- in the order published; null: not yet
  published_at timestamptz,
  published_by text,
  metadata     text,                               -- canonical JSON; what sha256 is of
  sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
  check (num_nulls(number, published_at, published_by, metadata, sha256) in (0, 5)),
  check ((corrects is null) = (reason is null))
);

-- The rows of one indicator and period, in order: lines of the canonical CSV.
create table indicators.release_part (
  release   text collate "C" not null references indicators.release,
  part      int not null,
  indicator text not null,
  period    text not null,
  rows      int not null check (rows > 0),
  filled    int not null check (filled between 0 and rows),  -- rows with a value
  sha256    text collate "C" not null references indicators.release_object,
  primary key (release, part)
);

-- Files that cannot be made again byte for byte from the rows.
create table indicators.release_file (
  release text collate "C" not null references indicators.release,
  format  text not null check (format in ('xlsx')),
  part    int not null,
  sha256  text collate "C" not null references indicators.release_object,
  primary key (release, format, part)
);

-- A release that is only prepared may be published once, or discarded; a published one is for good.
create function indicators.keep_release() returns trigger language plpgsql as $$
declare was indicators.release;
begin
  if tg_op = 'DELETE' and old.number is null then
    return old;
  end if;
  if tg_op = 'UPDATE' and old.number is null and new.number is not null then
    was := old;
    was.number := new.number;
    was.published_at := new.published_at;
    was.published_by := new.published_by;
    was.metadata := new.metadata;
    was.sha256 := new.sha256;
    if was is not distinct from new then
      return new;
    end if;
  end if;
  raise exception 'indicators.release is append-only';
end $$;
create trigger release_kept before update or delete on indicators.release
  for each row execute function indicators.keep_release();

create function indicators.keep_release_content() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception '% is append-only', tg_table_name;
  end if;
  if tg_op = 'DELETE' and exists (
    select from indicators.release where id = old.release and number is null) then
    return old;
  end if;
  if tg_op = 'INSERT' then
    if exists (select from indicators.release where id = new.release and number is null) then
      return new;
    end if;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;
-- What is in use, its references keep.
create function indicators.keep_release_object() returns trigger language plpgsql as $$
begin
  raise exception 'indicators.release_object is append-only';
end $$;
create trigger release_object_kept before update on indicators.release_object
  for each row execute function indicators.keep_release_object();
create trigger release_part_kept before insert or update or delete on indicators.release_part
  for each row execute function indicators.keep_release_content();
create trigger release_file_kept before insert or update or delete on indicators.release_file
  for each row execute function indicators.keep_release_content();
create trigger release_never_emptied before truncate on indicators.release
  for each statement execute function indicators.keep_release_content();
create trigger release_part_never_emptied before truncate on indicators.release_part
  for each statement execute function indicators.keep_release_content();
create trigger release_file_never_emptied before truncate on indicators.release_file
  for each statement execute function indicators.keep_release_content();
create trigger release_object_never_emptied before truncate on indicators.release_object
  for each statement execute function indicators.keep_release_content();
