-- A reminder that was sent, or is being sent: none is sent twice.
create table assessment.reminder (
  round_id   text collate "C" not null references assessment.round,
  person     text collate "C" not null,
  task       text not null,               -- self, verify, appeal, decide, reply, publish
  unit_id    text collate "C" not null,   -- '' for a backlog over many agencies
  kind       text not null,               -- 'before-3', 'on-day'
  due        timestamptz not null,        -- a later deadline is reminded of again
  claimed_at timestamptz not null,
  sent_at    timestamptz,
  primary key (round_id, person, task, unit_id, kind, due)
);

-- A calendar feed of one person: who has the address may read it. Only the hash of the address is kept.
create table assessment.calendar_feed (
  person       text collate "C" primary key,
  token_hash   text collate "C" not null unique,
  created_at   timestamptz not null,
  last_read_at timestamptz
);
