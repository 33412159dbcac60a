/** A problem that the operator can fix. The message says what is wrong and what to do; it needs no stack trace. */
export class SetupError extends Error {
  override name = "SetupError";
}

/** The system's error code (`ENOSPC`), or an empty string. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Turns a file-system error into a SetupError with advice. Returns any other error unchanged. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = systemCodeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(folder);
  if (code === "EROFS" || code === "EACCES" || code === "EPERM" || code === "ENOENT") {
    return new SetupError(
      `The folder ${folder} cannot be written (${code}).\nGive this account write permission there, or set DATA_DIR to a folder that it can write.`,
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new SetupError(
      `${folder} cannot be created, because a file has that name.\nMove the file away, or set DATA_DIR to another folder.`,
    );
  }
  return error;
}

/** The error for a full disk. */
export function diskFull(folder: string): SetupError {
  return new SetupError(
    `The disk that holds ${folder} is full.\nFree some space (about 200 MB) and start again. No saved data is lost.`,
  );
}
