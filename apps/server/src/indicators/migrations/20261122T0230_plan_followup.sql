-- A target may be of a computed indicator as well as of a measure; a task has its progress in percent
-- and the evidence that it rests on.
alter table indicators.plan_target drop constraint plan_target_measure_code_fkey;
alter table indicators.plan_task
  add column progress double precision check (progress between 0 and 100),
  add column evidence text;               -- ids of evidence, a space between them
