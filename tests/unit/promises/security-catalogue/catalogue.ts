/** A file below `tests/`, and titles of its tests as written there. */
type Proof = [file: string, ...titles: string[]];

/** Promises, each with the tests that prove it. */
export type Catalogue = Record<string, Proof[]>;
