-- The right of reply: what an agency answers to its result before it is published. Every version is kept.
create table assessment.reply (
  round_id    text collate "C" not null,
  unit_id     text collate "C" not null,
  version     int not null check (version >= 1),
  content     jsonb not null,             -- {text, criteria: [{criterion, text}]}
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (round_id, unit_id, version),
  foreign key (round_id, unit_id) references assessment.participant
);
create trigger reply_kept before update or delete on assessment.reply
  for each row execute function assessment.keep_added();

-- That the lead has read one version, and what it says to it. Publication waits for the newest.
create table assessment.reply_read (
  round_id    text collate "C" not null,
  unit_id     text collate "C" not null,
  version     int not null,
  text        text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (round_id, unit_id, version),
  foreign key (round_id, unit_id, version) references assessment.reply
);
create trigger reply_read_kept before update or delete on assessment.reply_read
  for each row execute function assessment.keep_added();
