-- Who did what, when: append-only, each row sealed with the hash of the one before it.
create table platform.audit_entry (
  seq       bigint primary key,            -- 1, 2, 3 … without holes
  at        timestamptz not null,
  actor     text not null,                 -- 'system', 'operator' or a user's id; never a name
  action    text not null,                 -- 'figures.import', 'identity.sign-in' …
  subject   text not null,                 -- what it was done to: a figure, a unit, a file's hash
  details   jsonb not null,
  previous  text not null,                 -- hash of row seq - 1; '' for the first
  hash      text not null unique           -- see platform/audit.ts
);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;

create trigger audit_entry_is_append_only
  before update or delete or truncate on platform.audit_entry
  execute function platform.refuse_change();
