import pg from "pg";
import { vi } from "vitest";

/** The statements that reach PostgreSQL from this process meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.map(([statement]) => textOf(statement));
  } finally {
    query.mockRestore();
  }
}

/** The queue sends text, the client an object with it. */
function textOf(statement: unknown): string {
  return typeof statement === "string" ? statement : (statement as { text: string }).text;
}
