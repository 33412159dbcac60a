-- How often links that readers passed on were opened: a number for each petition, channel and day in Ottawa. About nobody.
CREATE TABLE "shared_visit" (
  "petition" VARCHAR(64) NOT NULL,
  "via" VARCHAR(16) NOT NULL,
  "day" DATE NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "shared_visit_pkey" PRIMARY KEY ("petition", "via", "day"),
  CONSTRAINT "shared_visit_count" CHECK ("count" > 0)
);
