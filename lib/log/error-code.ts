const CODE = /^[A-Z0-9_]{3,40}$/;

/**
 * The code of an error (`P2010`, `ECONNREFUSED`, an SQLSTATE). Without a code, its class; for a thrown value that is not an
 * Error, its type. The queue reports errors as copies that are no Errors any more, but still have the code.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    const { code } = (error ?? {}) as { code?: unknown };
    return typeof code === "string" && CODE.test(code) ? code : typeof error;
  }
  // The code of a DOMException, such as a timeout, is a number without meaning to a reader.
  if (error instanceof DOMException) return error.name;
  const { code, errorCode } = error as { code?: unknown; errorCode?: unknown };
  const known = code ?? errorCode;
  return typeof known === "string" || typeof known === "number" ? String(known) : error.name;
}

/** The SQLSTATE that PostgreSQL gave, five characters (`42501`: insufficient privilege), where Prisma hides it. */
export function sqlStateOf(error: unknown): { sqlState?: string } {
  const { meta } = (error ?? {}) as {
    meta?: { code?: unknown; driverAdapterError?: { cause?: Record<string, unknown> } };
  };
  const cause = meta?.driverAdapterError?.cause;
  const state = [cause?.originalCode, cause?.code, meta?.code].find(
    (code) => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code),
  );
  return typeof state === "string" ? { sqlState: state } : {};
}
