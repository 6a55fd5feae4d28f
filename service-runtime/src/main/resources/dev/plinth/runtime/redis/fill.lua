-- Stores a value that was loaded from the database, unless it may be outdated by now.
-- KEYS: the entry, and without versions its writers in progress.
-- ARGV: generation at the lookup, nonce of the lookup, version ('' without versions), tag, next, json ('' for a value that
-- only memory may hold: nothing is stored), time to live in ms.
-- Returns 'stored', 'kept' if the same is already there, 'refused' after a concurrent write, or 'gone'.
local entry = redis.call('HMGET', KEYS[1], 'state', 'generation', 'nonce', 'version')
local state, generation = entry[1], tonumber(entry[2] or '0')
local mine, version = tonumber(ARGV[1]), tonumber(ARGV[3])
local now = redis.call('TIME')[1]

if not state then
  return 'gone'
end
if generation > mine or (KEYS[2] and redis.call('ZCOUNT', KEYS[2], now, '+inf') > 0) then
  return 'refused'
end
local isUntouched = generation == mine and entry[3] == ARGV[2]
local isSameVersion = version and tonumber(entry[4] or '-1') == version
if state == 'ok' and generation == mine and (isUntouched or isSameVersion) then
  return 'kept'
end
-- Pending at the version that was loaded: that write is committed, but not published.
if not (state == 'filling' and isUntouched) and not (state == 'pending' and isSameVersion) then
  return 'refused'
end
if ARGV[6] == '' then
  return 'stored'
end
redis.call('HSET', KEYS[1], 'state', 'ok', 'generation', ARGV[1], 'tag', ARGV[4], 'next', ARGV[5], 'json', ARGV[6],
  'stored', now)
if version then
  redis.call('HSET', KEYS[1], 'version', ARGV[3])
end
redis.call('PEXPIRE', KEYS[1], ARGV[7])
return 'stored'
