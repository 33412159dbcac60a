/** How long a test waits for what comes soon: generous, since a busy machine is no failure. For `expect.poll` and `vi.waitFor`. */
export const patience = { timeout: 120_000, interval: 50 };
