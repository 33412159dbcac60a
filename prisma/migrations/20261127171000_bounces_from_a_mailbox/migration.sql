-- Looks into the mailbox of bounces, every five minutes (lib/worker/read-bounces.ts). One that fails is followed by the next
-- look, not tried again; what failed is kept for a day, so that the team can be told.
SELECT jobs.create_queue('bounces', '{"policy":"exclusive","retryLimit":0,"expireInSeconds":240,"retentionSeconds":600,"deleteAfterSeconds":86400}'::jsonb);
