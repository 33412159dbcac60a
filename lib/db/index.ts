export { closeDb, db, dbForCommands, rehearse, workAs } from "./client.ts";
export { sql } from "./sql.ts";
