-- What makes the points of two index versions comparable. Every version of a mapping is kept.
create table assessment.mapping (
  from_index   text collate "C" not null,
  from_version int not null,
  to_index     text collate "C" not null,
  to_version   int not null,
  version      int not null check (version >= 1),
  document     text not null,             -- who says so, where
  rows         jsonb not null,            -- [{from, to, share, basis, note}]
  recorded_at  timestamptz not null,
  recorded_by  text not null,
  primary key (from_index, from_version, to_index, to_version, version),
  foreign key (from_index, from_version) references assessment.index_version,
  foreign key (to_index, to_version) references assessment.index_version,
  check ((from_index, from_version) <> (to_index, to_version))
);
create trigger mapping_kept before update or delete on assessment.mapping
  for each row execute function assessment.keep_added();
