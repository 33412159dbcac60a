export { closeDb, connectionWaitMs, db, dbForCommands, rehearse, workAs } from "./client.ts";
export { rowAsJson, sql } from "./sql.ts";
