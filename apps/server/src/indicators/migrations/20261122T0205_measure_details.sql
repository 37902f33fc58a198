-- What an editor says of a measure besides how it adds: on which form it is asked, which records it
-- is counted from, when it was in use. A measure without a row is in its first version and in use
-- at all times.
create table indicators.measure_detail (
  measure_code   text collate "C" primary key references indicators.measure,
  version        int not null check (version >= 1),   -- grows with every change of the measure
  collected_on   text not null,                       -- 'Biểu số 02/CĐS'; '' where not said
  register_query text,                                -- counted from records by this query, not asked
  valid_from     date,                                -- asked for periods that end on this day or later
  valid_until    date check (valid_until >= valid_from),
  document       text,                                -- that introduced or changed it, as written
  recorded_at    timestamptz not null
);
