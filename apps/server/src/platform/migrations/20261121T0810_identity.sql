-- Accounts, sessions, roles and one-time links of the people who work in the product.
create schema if not exists identity;

-- A person who may sign in. E-mail and name are the only personal data; the log knows only `id`.
create table identity.account (
  id               text primary key,
  email            text not null unique check (email = lower(email)),
  name             text not null check (name <> ''),
  password         text not null,            -- 'scrypt$logN$r$p$salt$hash', see password-hash.ts
  created_at       timestamptz not null,
  enabled_at       timestamptz not null,     -- idle days count from here or from last_seen_at
  last_seen_at     timestamptz,              -- null until the first sign-in
  disabled_at      timestamptz,              -- by an administrator; null while allowed
  totp_secret      bytea,                    -- null without two-factor
  totp_confirmed_at timestamptz,             -- null while only begun
  totp_step        bigint,                   -- the last 30-second step used: no code works twice
  check (totp_confirmed_at is null or totp_secret is not null)
);

-- The way in when the phone is lost: each works once, then its row is gone.
create table identity.recovery_code (
  account_id  text not null references identity.account on delete cascade,
  code_hash   text not null,
  primary key (account_id, code_hash)
);

-- Someone signed in. The browser holds the token, the table its SHA-256.
create table identity.session (
  id            text primary key,
  token_hash    text not null unique,
  account_id    text not null references identity.account on delete cascade,
  started_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  expires_at    timestamptz not null check (expires_at > started_at),
  client        text not null                -- the browser as it named itself
);
create index session_account on identity.session (account_id);
create index session_expiry on identity.session (expires_at);

-- A role over a unit and all below it ("VN" is everywhere). Taken back by a date, never deleted.
create table identity.role_grant (
  id          text primary key,
  account_id  text not null references identity.account,
  role        text not null check (role in ('administrator', 'editor', 'verifier', 'reader')),
  unit_id     text not null,
  granted_by  text not null,                 -- an account, 'system' or 'operator'
  granted_at  timestamptz not null,
  revoked_by  text,
  revoked_at  timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);
create unique index role_grant_held_once on identity.role_grant (account_id, role, unit_id)
  where revoked_at is null;

-- An address that works once: to set up, to accept an invitation, to set a new password.
-- Using or withdrawing one deletes its row, so no e-mail of a stranger is kept.
create table identity.one_time_link (
  id          text primary key,
  token_hash  text not null unique,
  purpose     text not null check (purpose in ('setup', 'invitation', 'reset')),
  email       text,                          -- invitation
  name        text,                          -- invitation
  role        text,                          -- invitation
  unit_id     text,                          -- invitation
  account_id  text references identity.account on delete cascade,  -- reset
  created_by  text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  check ((purpose = 'invitation')
         = (email is not null and name is not null and role is not null and unit_id is not null)),
  check ((purpose = 'reset') = (account_id is not null))
);

-- One row: the key under which the log names an e-mail that has no account.
create table identity.log_key (
  only_row  boolean primary key default true check (only_row),
  key       text not null
);
