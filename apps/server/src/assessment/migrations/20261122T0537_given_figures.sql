-- An agency does not accept a figure that the province gave it.
create table assessment.dispute (
  id          bigint generated always as identity primary key,
  round_id    text collate "C" not null,
  unit_id     text collate "C" not null,
  criterion   text collate "C" not null,
  name        text not null,              -- the figure of the criterion
  given       double precision,           -- what it was when it was disputed
  value       double precision,           -- what it should be; null where the agency does not know
  reason      text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  foreign key (round_id, unit_id) references assessment.participant
);
create index dispute_of on assessment.dispute (round_id, unit_id, criterion, name, id);
create trigger dispute_kept before update or delete on assessment.dispute
  for each row execute function assessment.keep_added();

create table assessment.dispute_answer (
  dispute_id  bigint primary key references assessment.dispute,
  accepted    boolean not null,
  reason      text not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create trigger dispute_answer_kept before update or delete on assessment.dispute_answer
  for each row execute function assessment.keep_added();
