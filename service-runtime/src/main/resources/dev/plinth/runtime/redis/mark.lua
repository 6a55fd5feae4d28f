-- Marks an entry as pending, before a commit. It is not current, in any generation, until its writer publishes it or a
-- reader of that version fills it. The old value stays, to be served as stale, unless the entity is removed.
-- KEYS: the entry. ARGV: the new version, generation, time to live in ms, 'removed' or ''.
local entry = redis.call('HMGET', KEYS[1], 'version', 'generation')
if tonumber(entry[1] or '0') < tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'version', ARGV[1])
end
if tonumber(entry[2] or '0') < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'generation', ARGV[2])
end
redis.call('HSET', KEYS[1], 'state', 'pending')
redis.call('HDEL', KEYS[1], 'nonce')
if ARGV[4] == 'removed' then
  redis.call('HDEL', KEYS[1], 'json')
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 'ok'
