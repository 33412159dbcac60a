/**
 * Where an error without a code was thrown, such as `lib/signatures/sign.ts:44`. Such an error is a bug, and its class
 * alone does not show where. Reads only the frames of the stack, never the message before them.
 */
export function placeOf(error: unknown): { place?: string } {
  if (!(error instanceof Error) || "code" in error || error.stack === undefined) return {};
  const frames = error.stack.slice(error.stack.indexOf(error.message) + error.message.length).split("\n");
  for (const frame of frames) {
    const [, file = "", line] = /^ +at .*?([^ ()]+):(\d+):\d+\)?$/.exec(frame) ?? [];
    if (file === "" || /node:|node_modules/.test(file)) continue;
    return { place: `${fromRoot(file)}:${line}` };
  }
  return {};
}

function fromRoot(file: string): string {
  const path = file.replace("file://", "");
  const root = `${process.cwd()}/`;
  return path.startsWith(root) ? path.slice(root.length) : (path.split("/").at(-1) ?? "");
}
