-- How many mails had which result, for the weekly mail to the team.
CREATE TABLE "mail_day" (
    "day" DATE NOT NULL,
    "result" VARCHAR(32) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "mail_day_pkey" PRIMARY KEY ("day","result")
);

-- When the team was last told of a trouble.
CREATE TABLE "team_alert" (
    "key" VARCHAR(96) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_alert_pkey" PRIMARY KEY ("key")
);

SELECT jobs.create_queue('weekly', '{"policy":"standard","retryLimit":20,"retryDelay":60,"retryBackoff":true,"retryDelayMax":3600,"expireInSeconds":300,"retentionSeconds":172800,"deleteAfterSeconds":86400}'::jsonb);
