-- Appends a message to a list: an invalidation to a member's inbox, or a confirmation of one.
-- KEYS: the list. ARGV: the message, the list's time to live in ms.
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 'stored'
