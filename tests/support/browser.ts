/** The built site that the browser tests visit, without a trailing slash. */
export const baseUrl = given("BASE_URL").replace(/\/$/, "");

/** Options of Chromium: without background requests, which would appear as foreign requests. */
export const chromium = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** A variable that the test command sets for the browser tests. */
export function given(name: "BASE_URL" | "OUTBOX_DIR" | "OUTBOX_KEY" | "DATABASE_URL"): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm test starts a site of its own and sets it.`);
  return value;
}
