-- One administrator, with a configured password.
insert into users
  (id, version, username, canonical_username, email, canonical_email, password_hash, is_admin, is_active, created_at, updated_at)
values
  ('1b17f446-c44e-47ee-b742-186d025777f6', 1, 'Admin User', 'admin user', 'admin@example.com', 'admin@example.com',
    '${admin_password_hash}', true, true, now(), now());
