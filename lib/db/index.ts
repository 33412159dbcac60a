export { closeDb, db, dbForCommands, rehearse, type Work, workAs } from "./client.ts";
export { sql } from "./sql.ts";
