-- Publishes the new value of an entry, after a commit, unless the entry has a later version.
-- KEYS: the entry. ARGV: version, generation at the mark, tag, json ('' to remove the entry), time to live in ms.
-- Returns 'stored', 'newer' if the entry has a later version, or 'gone' if the mark is gone.
local entry = redis.call('HMGET', KEYS[1], 'state', 'generation', 'version')
local state, generation, version = entry[1], tonumber(entry[2] or '0'), tonumber(entry[3] or '0')

-- Two writers of one entity may publish in the wrong order.
if version > tonumber(ARGV[1]) then
  return 'newer'
end
-- Without the mark, other writes may have been lost too: the next reader loads the entry.
if ARGV[4] == '' or not state or state == 'filling' or generation > tonumber(ARGV[2]) then
  redis.call('DEL', KEYS[1])
  return state and ARGV[4] == '' and 'stored' or 'gone'
end
redis.call('HSET', KEYS[1], 'state', 'ok', 'version', ARGV[1], 'generation', ARGV[2], 'tag', ARGV[3], 'next', '',
  'json', ARGV[4], 'stored', redis.call('TIME')[1])
redis.call('HDEL', KEYS[1], 'nonce')
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 'stored'
