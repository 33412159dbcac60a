/** Something the person at the terminal can mend: the message says in plain words what is wrong and what to do, and needs no stack. */
export class SetupError extends Error {
  override name = "SetupError";
}

/** The system's short code for a failure ("ENOSPC"), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Says a file-system failure in plain words; gives back anything else unchanged, to be thrown as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(folder);
  if (code === "EROFS" || code === "EACCES" || code === "EPERM" || code === "ENOENT") {
    return new SetupError(
      `The folder ${folder} cannot be written (${code}).\nGive this account the right to write there, or set DATA_DIR to a folder that it may write.`,
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new SetupError(
      `${folder} cannot be made, because a file is in its way.\nMove it away, or set DATA_DIR to another place.`,
    );
  }
  return error;
}

/** The one sentence for a full disk, wherever it is met. */
export function diskFull(folder: string): SetupError {
  return new SetupError(
    `The disk that holds ${folder} is full.\nFree some space (about 200 MB) and start again; nothing that was saved is lost.`,
  );
}
