/** A variable that the test command sets: it starts one site for the journeys and for the requests. */
export function given(name: "STARTED_SITE" | "OUTBOX_DIR" | "OUTBOX_KEY" | "DATABASE_URL"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm test starts a site of its own and sets it.`);
  return value;
}

/** The built site that these tests visit, without a trailing slash. */
export const baseUrl = given("STARTED_SITE").replace(/\/$/, "");
