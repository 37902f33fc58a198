-- What one person gave as reasons, and on which agencies they spoke: their own phrases, and whom
-- they may not judge.
create index step_by_person on assessment.step (recorded_by, round_id, unit_id);
