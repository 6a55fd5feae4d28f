create table sessions (
  id uuid constraint sessions_pkey primary key,
  version bigint not null,
  -- Deleting a user ends all that the user could do.
  user_id uuid not null constraint sessions_user_id_fkey references users (id) on delete cascade,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

-- A user's sessions, which are ended together.
create index sessions_user_id_idx on sessions (user_id);

-- The tokens that continued a session, one after the other: all but the newest are used.
create table refresh_tokens (
  id uuid constraint refresh_tokens_pkey primary key,
  version bigint not null,
  session_id uuid not null constraint refresh_tokens_session_id_fkey references sessions (id) on delete cascade,
  -- SHA-256 in hexadecimal digits. The token itself is random, and kept nowhere.
  hash varchar(64) not null constraint refresh_tokens_hash_key unique,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create index refresh_tokens_session_id_idx on refresh_tokens (session_id);
