import { randomInt } from "node:crypto";

/**
 * The address of a visitor whose network no other test uses, for the header of a trusted proxy: signings and presses are
 * counted per network. One of 7.6 million /24s, spread over the /16s, so that no two tests share a limit.
 */
export function aNetworkOfItsOwn(): string {
  return [randomInt(11, 127), randomInt(256), randomInt(256), randomInt(1, 255)].join(".");
}
