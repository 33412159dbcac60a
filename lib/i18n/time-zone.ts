/** The time zone of the campaign, as in `America/Toronto`. */
export { timeZone as TIME_ZONE } from "../../content/time-zone.ts";
