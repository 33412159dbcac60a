import { spawn } from "node:child_process";
import { join } from "node:path";
import { untilServing } from "./until-serving.ts";

/** nginx's directives for its temporary files, all below one folder. */
export function temporaryPaths(folder: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return kinds.map((name) => `${name}_temp_path ${join(folder, name)};`).join(" ");
}

/**
 * Runs nginx in the foreground with `nginx.conf` of a folder until it is stopped.
 * @param url answers with a page as soon as nginx serves
 * @throws SetupError when it does not serve in time
 */
export async function runNginx(program: string, folder: string, url: string): Promise<{ stop(): Promise<void> }> {
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await untilServing(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
