-- What things of other systems are called here, as a person said or an import made them: remembered
-- for the next import and for the way back.
create table indicators.exchange_name (
  system          text not null check (system in ('dhis2')),
  kind            text not null check (kind in ('orgUnit', 'dataElement', 'indicator', 'categoryOption', 'operand', 'place')),
  external        text collate "C" not null,    -- a DHIS2 id; of an operand "element.combo.attributeCombo", of a place "orgUnit.unit"
  internal        text collate "C" not null,    -- a unit, a code, "sex=nữ"; of an operand "measure|cut"
  how             text not null default '',     -- 'add', 'skip', a level
  unit_of_measure text not null default '',
  recorded_at     timestamptz not null,
  recorded_by     text not null,
  primary key (system, kind, external)
);
