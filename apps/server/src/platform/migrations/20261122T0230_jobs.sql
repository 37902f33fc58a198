-- Work that comes round by the clock: which round each job was last taken for, and how it ended.
create table platform.job (
  name        text primary key,              -- 'indicators.remind-reporters'
  round       timestamptz not null,          -- the round that was taken, by one process only
  started_at  timestamptz not null,
  finished_at timestamptz,                   -- null while it goes on, or where its process was killed
  failure     text                           -- the kind of error of the last run; null where it went well
);
