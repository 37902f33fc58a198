-- A published round is corrected by one more publication; those before it stay as they are.
alter table assessment.publication add column number int not null default 1 check (number >= 1);
alter table assessment.publication add column correction jsonb;     -- what it corrects, why, and what differs
-- The newest step and figure before the correction wrote its own: what the publications before followed from.
alter table assessment.publication add column after_step bigint;
alter table assessment.publication add column after_figure bigint;
alter table assessment.publication drop constraint publication_pkey;
alter table assessment.publication add primary key (round_id, number);
alter table assessment.publication add constraint publication_named unique (round_id, sha256);
alter table assessment.publication add constraint publication_corrects check (
  (number = 1) = (correction is null)
  and (correction is null) = (after_step is null)
  and (correction is null) = (after_figure is null));
