-- What people keep of their own: a view is a question with a name, a dashboard is tiles made of views.
create table indicators.saved (
  id         text collate "C" primary key,          -- says nothing; whoever knows it may open what is shared
  kind       text not null check (kind in ('view', 'dashboard')),
  name       text not null check (char_length(name) between 1 and 200),
  owner      text not null,                         -- an account, or 'operator'
  visibility text not null check (visibility in ('private', 'link', 'published')),
  content    jsonb not null,                        -- views/model.ts: ViewState, or lead and tiles
  version    int not null check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null check (updated_at >= created_at)
);
create index saved_owner on indicators.saved (owner, kind);
create index saved_published on indicators.saved (kind) where visibility = 'published';
