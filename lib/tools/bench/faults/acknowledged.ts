/**
 * The answers that supporters received: a signature counts as acknowledged once its sender was redirected to "check
 * your inbox".
 */
export interface Acknowledged {
  signed: Set<string>;
  /** Supporters' own pages whose button was pressed and answered. */
  confirmed: Set<string>;
  /** The number of each kind of answer. */
  answers: Map<string, number>;
}
