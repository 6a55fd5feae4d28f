-- Readers see the active blogs only, from the newest to the oldest.
create index blogs_newest_active_idx on blogs (created_at desc, id desc) where is_active;
