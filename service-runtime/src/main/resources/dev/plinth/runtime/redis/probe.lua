-- Runs each command that the other scripts run, on keys of its own, and leaves nothing there. So Redis refuses it when
-- it would refuse one of them. It begins with the first write that needs memory: after another one Redis lets it pass.
-- KEYS: an entry, its writers, a limit.
redis.call('HSET', KEYS[1], 'state', 'probe', 'nonce', '')
redis.call('HMGET', KEYS[1], 'state')
redis.call('HDEL', KEYS[1], 'nonce')
redis.call('PEXPIRE', KEYS[1], 1000)
redis.call('PTTL', KEYS[1])
redis.call('EXISTS', KEYS[1])
redis.call('ZADD', KEYS[2], redis.call('TIME')[1], 'probe')
redis.call('EXPIRE', KEYS[2], 1)
redis.call('ZCOUNT', KEYS[2], '-inf', '+inf')
redis.call('ZREM', KEYS[2], 'probe')
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '+inf')
redis.call('SET', KEYS[3], '0', 'PX', 1000)
redis.call('GET', KEYS[3])
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
return 'ok'
