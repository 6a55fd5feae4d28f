-- Returns an entry even if it is outdated, while the database is unavailable.
-- KEYS: the entry. Returns {tag, next, json, age in s}, or nothing.
local entry = redis.call('HMGET', KEYS[1], 'tag', 'next', 'json', 'stored')
if not entry[3] then
  return false
end
return {entry[1], entry[2], entry[3], tonumber(redis.call('TIME')[1]) - tonumber(entry[4])}
