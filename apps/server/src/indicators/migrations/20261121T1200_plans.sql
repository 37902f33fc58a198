-- Plans: documents that set goals, tasks and targets. A changed plan is a new version of the whole;
-- the older one is closed and stays. Places and measures are named as figures name them.
create table indicators.plan (
  plan_id       text collate "C" not null,
  version       int not null check (version >= 1),
  number        text,                     -- as written: '660/KH-UBND'; null where not known
  issued        jsonb,                    -- {code, kind, starts, ends}; null where not known
  issuer        text,
  title         text not null,
  title_en      text not null,
  unit_id       text collate "C" not null,          -- a unit of the registry
  place_name    text not null,          -- as the plan names it
  place_level   text not null check (place_level in ('country', 'province', 'district', 'commune')),
  starts        date,
  ends          date check (ends >= starts),
  source        text not null,          -- where the content was read
  unchecked     boolean not null,       -- read from a copy: compare with the original first
  note          text not null,
  note_en       text not null,
  file          text not null,
  sha256        text not null,
  recorded_at   timestamptz not null,
  recorded_by   text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (plan_id, version)
);
create unique index plan_current on indicators.plan (plan_id) where superseded_at is null;

create table indicators.plan_goal (
  plan_id  text collate "C" not null,
  version  int not null,
  position int not null,
  id       text collate "C" not null,
  text     text not null,
  text_en  text not null,
  primary key (plan_id, version, id),
  foreign key (plan_id, version) references indicators.plan
);

create table indicators.plan_task (
  plan_id      text collate "C" not null,
  version      int not null,
  position     int not null,
  id           text collate "C" not null,
  text         text not null,
  text_en      text not null,
  organisation text,
  deadline     jsonb,                   -- {code, kind, starts, ends}
  state        text check (state in ('not-started', 'under-way', 'done')),  -- null: not reported
  note         text not null,
  primary key (plan_id, version, id),
  foreign key (plan_id, version) references indicators.plan
);

-- A target of a plan: a figure of kind target, or a measure with a value, or words only.
create table indicators.plan_target (
  plan_id         text collate "C" not null,
  version         int not null,
  position        int not null,
  id              text collate "C" not null,
  text            text not null,
  text_en         text not null,
  figure_id       text collate "C",       -- then period, value and place are the figure's
  measure_code    text collate "C" references indicators.measure,
  unit_id         text collate "C" not null,
  place_name      text not null,
  period          jsonb,                  -- the time by which it is to be reached
  comparator      text check (comparator in ('=', '>', '>=', '<', '<=', '~')),
  value           numeric,
  high            numeric check (high > value),     -- the upper end of a range
  unit_of_measure text,
  direction       text check (direction in ('higher', 'lower')),
  baseline_value  numeric,
  baseline_period jsonb,
  organisation    text,                   -- who is responsible, where the plan says it
  parent_plan     text collate "C",       -- the target of the level above that it is a part of
  parent_target   text collate "C",
  note            text not null,
  note_en         text not null,
  primary key (plan_id, version, id),
  foreign key (plan_id, version) references indicators.plan,
  check ((value is null) = (comparator is null)),
  check (high is null or value is not null),
  check ((baseline_value is null) = (baseline_period is null)),
  check ((parent_plan is null) = (parent_target is null))
);

-- Figures that a text reports with a plan and that are no targets of it.
create table indicators.plan_figure (
  plan_id   text collate "C" not null,
  version   int not null,
  position  int not null,
  figure_id text collate "C" not null,
  role      text not null check (role in ('goals', 'tasks', 'issued', 'reported')),
  primary key (plan_id, version, figure_id),
  foreign key (plan_id, version) references indicators.plan
);

-- Versions are added and closed, never rewritten or removed.
create function indicators.keep_plan() returns trigger language plpgsql as $$
begin
  -- Only the head has superseded_at, so its name is read only there.
  if tg_table_name = 'plan' and tg_op = 'UPDATE' then
    if old.superseded_at is null and new.superseded_at is not null then
      old.superseded_at := new.superseded_at;
      if new is not distinct from old then
        return new;
      end if;
    end if;
  end if;
  raise exception 'indicators.% is append-only', tg_table_name;
end $$;

create trigger plan_kept before update or delete on indicators.plan
  for each row execute function indicators.keep_plan();
create trigger plan_goal_kept before update or delete on indicators.plan_goal
  for each row execute function indicators.keep_plan();
create trigger plan_task_kept before update or delete on indicators.plan_task
  for each row execute function indicators.keep_plan();
create trigger plan_target_kept before update or delete on indicators.plan_target
  for each row execute function indicators.keep_plan();
create trigger plan_figure_kept before update or delete on indicators.plan_figure
  for each row execute function indicators.keep_plan();
