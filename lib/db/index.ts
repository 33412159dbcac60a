export { closeDb, db } from "./client.ts";
