-- Keys by which programs of an organisation speak for it (khoá API): only their hashes are kept.
create table identity.api_key (
  id           text primary key,
  token_hash   text not null unique,
  -- The first characters of the key, by which its owner tells it from others.
  hint         text not null,
  name         text not null check (name <> ''),
  holder       text not null,          -- a unit's or an organisation's id; opaque here
  scopes       text[] not null check (cardinality(scopes) > 0),
  created_at   timestamptz not null,
  created_by   text not null,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  revoked_by   text,
  last_used_at timestamptz,
  check ((revoked_at is null) = (revoked_by is null))
);
create index on identity.api_key (holder);
