-- A version that is still being edited may be dropped; an issued one is never changed or removed.
create or replace function assessment.keep_index() returns trigger language plpgsql as $$
begin
  if old.issued_at is not null then
    raise exception 'an issued version of an index is never changed';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;

-- Why an agency was given more time.
alter table assessment.participant add column extended_reason text not null default '';
