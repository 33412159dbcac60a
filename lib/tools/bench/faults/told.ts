/** What supporters were told: a signature counts as acknowledged once its sender was led to "check your inbox". */
export interface Acknowledged {
  signed: Set<string>;
  /** Own pages whose button was pressed and answered. */
  confirmed: Set<string>;
  /** How often each answer came. */
  answers: Map<string, number>;
}
