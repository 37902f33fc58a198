-- Which state of its records each measure that is counted from a register was last counted from.
create table indicators.register_refresh (
  measure_code text collate "C" primary key references indicators.measure,
  query        text not null,
  revision     text not null,             -- of the register
  day          date not null,             -- the day up to which it was counted
  refreshed_at timestamptz not null
);
