create table users (
  id uuid constraint users_pkey primary key,
  version bigint not null,
  username varchar(50) not null constraint users_username_key unique,
  email varchar(254) not null constraint users_email_key unique,
  password_hash varchar(255) not null,
  is_admin boolean not null,
  is_active boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

-- Lists run from the newest to the oldest.
create index users_newest_idx on users (created_at desc, id desc);
