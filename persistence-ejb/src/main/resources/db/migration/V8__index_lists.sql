-- Lists of blogs, by each order in both directions. Readers see active blogs only, and owners look for inactive ones, so
-- each index begins with the state; lists of both merge two scans.
create index blogs_created_idx on blogs (is_active, created_at desc, id desc);
create index blogs_updated_idx on blogs (is_active, updated_at desc, id desc);
-- In the order of code points, which no later version of a collation library changes.
create index blogs_title_idx on blogs (is_active, title collate "C", id);

-- The same lists of the blogs of an author.
create index blogs_author_created_idx on blogs (author, is_active, created_at desc, id desc);
create index blogs_author_updated_idx on blogs (author, is_active, updated_at desc, id desc);
create index blogs_author_title_idx on blogs (author, is_active, title collate "C", id);

-- And of a user, for the foreign key too.
create index blogs_user_created_idx on blogs (user_id, is_active, created_at desc, id desc);
create index blogs_user_updated_idx on blogs (user_id, is_active, updated_at desc, id desc);
create index blogs_user_title_idx on blogs (user_id, is_active, title collate "C", id);

-- The new indexes replace these.
drop index blogs_newest_idx;
drop index blogs_newest_active_idx;
drop index blogs_user_id_idx;

-- Lists of active or inactive users, newest first, and of those whose canonical name begins with a prefix.
create index users_active_idx on users (is_active, created_at desc, id desc);
create index users_canonical_username_idx on users (canonical_username collate "C");
