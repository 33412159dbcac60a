import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What a program of this machine writes to standard output; null where it is not installed. @throws when it fails */
export async function outputOf(program: string, args: string[]): Promise<string | null> {
  try {
    return (await promisify(execFile)(program, args, { maxBuffer: 32_000_000 })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
