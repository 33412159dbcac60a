export { closeDb, db, rehearse } from "./client.ts";
export { sql } from "./sql.ts";
