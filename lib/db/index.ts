export { closeDb, db } from "./client.ts";
export { sql } from "./sql.ts";
