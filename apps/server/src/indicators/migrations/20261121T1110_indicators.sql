-- Indicators: formulas over base measures, in versions valid from a document (chỉ số tính toán).
create table indicators.indicator (
  code          text collate "C" primary key
                  check (code ~ '^[aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz][aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz0-9_]{0,79}$'),
  name_vi       text not null,
  name_en       text not null,
  better        text not null check (better in ('higher', 'lower', 'none')),
  definition_vi text not null,
  definition_en text not null,
  recorded_at   timestamptz not null
);

-- Of versions valid from one day the highest counts: that is how a slip is corrected.
create table indicators.indicator_version (
  indicator_code text collate "C" not null references indicators.indicator,
  version        int not null check (version >= 1),
  formula        text not null,
  unit           text not null,           -- as the check found it: '%', '' for a ratio
  valid_from     date,                    -- null: as far back as there are figures
  document       text,                    -- as written: '660/KH-UBND'
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  primary key (indicator_code, version)
);
create function indicators.keep_indicator_version() returns trigger language plpgsql as $$
begin
  raise exception 'indicators.indicator_version is append-only';
end $$;
create trigger indicator_version_kept before update or delete on indicators.indicator_version
  for each row execute function indicators.keep_indicator_version();
create trigger indicator_version_never_emptied before truncate on indicators.indicator_version
  for each statement execute function indicators.keep_indicator_version();
