-- What people decided about lists of assets: how columns are read, and which neighbours are not one.

-- How the columns of a heading are read, as somebody corrected it; the newest of a holder holds.
create table registry.asset_import_mapping (
  signature text not null,             -- of the heading
  holder    text not null,             -- the unit or organisation of whoever decided
  version   int not null check (version > 0),
  columns   jsonb not null,            -- {"Toạ độ / Kinh độ": "longitude", …}
  kind      text,
  actor     text not null,
  at        timestamptz not null,
  primary key (signature, holder, version)
);

-- Two assets that lie close together and are not one, as somebody decided.
create table registry.asset_apart (
  asset  text not null references registry.asset,
  other  text not null references registry.asset,
  reason text not null check (reason <> ''),
  actor  text not null,
  at     timestamptz not null,
  primary key (asset, other),
  check (asset < other)
);
