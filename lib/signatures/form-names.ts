/**
 * What each form about a signature calls itself in its hidden field `form`. A form that comes back after a deploy is found
 * again by it, so that the notice stands beside the button that was pressed.
 */
export type FormName =
  | "sign"
  | "news"
  | "confirm"
  | "confirm-several"
  | "correct-name"
  | "data"
  | "stop-updates"
  | "withdraw"
  | "never-again";
