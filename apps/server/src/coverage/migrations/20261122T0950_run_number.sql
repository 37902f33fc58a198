-- Numbers of runs are never given again, also where a draft was deleted: what browsers remember of a
-- run they remember for ever.
create sequence coverage.run_number;
