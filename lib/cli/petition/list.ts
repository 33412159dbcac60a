import { listPetitionsAndDrafts } from "../../content/index.ts";
import { countByStatus } from "../../petitions/overview.ts";
import { readArguments } from "../arguments.ts";
import { printTable } from "../terminal/table.ts";

const none = { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };

/** `petition list` */
export async function listAll(args: string[]): Promise<void> {
  readArguments(args);
  const petitions = await listPetitionsAndDrafts("en");
  const counts = await countByStatus();
  printTable(
    ["petition", "status", "opens", "closes", "goal", "confirmed", "pending", "withdrawn", "held"],
    petitions.map(({ key, slug, status, opens, closes, goal }) => {
      const { confirmed, pending, withdrawn, held } = counts.get(key) ?? none;
      return [slug, status, opens, closes, goal, confirmed, pending, withdrawn, held];
    }),
  );
}
