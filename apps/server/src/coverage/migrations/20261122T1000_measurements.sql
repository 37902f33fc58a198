-- What was measured of signal (đo sóng): campaigns of drive tests and of phones, kept apart from what is
-- modelled. Rows are only added. No row says anything of a person or a device.
create table coverage.campaign (
  id                text primary key check (id ~ '^DS-[0-9]{6,12}$'),
  number            bigint not null unique,
  name              text not null check (name <> ''),
  kind              text not null check (kind in ('drive', 'crowd')),
  unit              text not null references registry.unit,
  measured_by       text not null check (measured_by <> ''),
  device            text,
  antenna_height    double precision check (antenna_height >= 0),   -- m above ground
  place             text not null
    check (place in ('outdoor', 'car', 'indoor', 'mixed', 'unknown')),
  correction        double precision,   -- dB, declared; added only where a comparison asks for it
  correction_basis  text check (correction is null or correction_basis is not null),
  noise_floor       double precision,   -- dBm
  source            text not null check (source <> ''),
  illustrative      boolean not null,
  actor             text not null,
  at                timestamptz not null
);

-- What became of a campaign; the first act adds its first file, so a campaign without points is not kept.
create table coverage.campaign_act (
  campaign  text not null references coverage.campaign,
  version   int not null check (version > 0),
  act       text not null check (act in ('add', 'publish', 'unpublish', 'withdraw')),
  reason    text,
  cell      double precision,   -- of a publication: cells of so many metres …
  least     int,                -- … with so many points
  summary   jsonb,              -- of an addition: what all points of the campaign come to
  actor     text not null,
  at        timestamptz not null,
  primary key (campaign, version)
);

create table coverage.campaign_file (
  campaign  text not null references coverage.campaign,
  number    int not null check (number > 0),
  name      text not null,
  sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows      int not null,
  points    int not null,
  refused   int not null,
  at        timestamptz not null,
  primary key (campaign, number)
);
create index on coverage.campaign_file (sha256);

-- Points in batches of up to 65 536, packed by measurements/points/pack.ts, in the order of their places.
create table coverage.measured_batch (
  campaign  text not null,
  file      int not null,
  number    int not null,
  points    int not null,
  west      int not null,   -- millionths of a degree
  south     int not null,
  east      int not null,
  north     int not null,
  bytes     bytea not null,
  primary key (campaign, file, number),
  foreign key (campaign, file) references coverage.campaign_file
);

-- How somebody chose to read the columns of a heading; the older choice stays beside it.
create table coverage.measurement_mapping (
  signature  text not null,
  holder     text not null,
  version    int not null,
  columns    jsonb not null,
  actor      text not null,
  at         timestamptz not null,
  primary key (signature, holder, version)
);
