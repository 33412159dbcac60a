import type { PetitionState } from "#lib/petitions/status.ts";

/** A petition that takes no signatures now, as its readers see it. */
export type Unsigned = Exclude<PetitionState, "open">;

const door = (x: number) => `V22a15 15 0 0 1 30 0V46H${x}`;

/** The line in each state: what people drew is pink, what is still to come is dotted. Decoration: the words say it all. */
export function StateArt({ state }: { state: Unsigned }) {
  return (
    <svg className="state-art" viewBox="0 0 320 58" aria-hidden="true" focusable="false">
      {pictures[state]}
    </svg>
  );
}

const toCome = <path className="art-wait" d={`M70 46H262${door(318)}`} />;
const stopped = (
  <>
    <path className="art-path" d={`M250 46H262${door(318)}`} />
    <path className="art-line" d="M2 46H250M250 38v16" />
  </>
);

const pictures = {
  draft: toCome,
  planned: (
    <>
      {toCome}
      <path className="art-line" d="M2 46H70" />
      <circle className="art-dot" cx="70" cy="46" r="5" />
    </>
  ),
  ended: stopped,
  closed: stopped,
  delivered: (
    <>
      <path className="art-lamp" d="M232 46V22a15 15 0 0 1 30 0V46Z" />
      <path className="art-line" d={`M2 46H232${door(318)}`} />
    </>
  ),
  answered: (
    <>
      <path className="art-lamp" d="M140 46V22a15 15 0 0 1 30 0V46Z" />
      <path className="art-sheet" d="M240 18h56v26h-56ZM248 26h40M248 33h28" />
      <path className="art-line" d={`M2 46H140${door(236)}V14H300V46H318`} />
    </>
  ),
  superseded: (
    <>
      <path className="art-wait" d={`M150 46H262${door(318)}`} />
      <path className="art-line" d="M2 46H120C160 46 150 16 190 16H318" />
    </>
  ),
} satisfies Record<Unsigned, React.ReactNode>;
