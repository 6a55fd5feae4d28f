create table blogs (
  id uuid constraint blogs_pkey primary key,
  version bigint not null,
  title varchar(100) not null,
  description text not null,
  author varchar(50) not null,
  -- Deleting a user keeps the blogs.
  user_id uuid constraint blogs_user_id_fkey references users (id) on delete set null,
  is_active boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

-- Lists run from the newest to the oldest.
create index blogs_newest_idx on blogs (created_at desc, id desc);

-- A user's blogs, and what the foreign key looks for when a user is deleted.
create index blogs_user_id_idx on blogs (user_id);
