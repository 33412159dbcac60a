-- A mail is tried for seven days, and then given up by the worker (lib/mail/give-up.ts), which is told. The queue itself
-- must neither run out of tries before that (every 15 minutes, 96 a day) nor drop a waiting mail without a trace.
UPDATE jobs.queue SET retry_limit = 100000, retention_seconds = 14 * 86400 WHERE name = 'mail';
UPDATE jobs.job SET retry_limit = 100000, keep_until = greatest(keep_until, created_on + interval '14 days')
WHERE name = 'mail' AND state IN ('created', 'retry', 'active');
