/** A petition with its title, and what is asked in a sentence. */
export type OtherPetition = { key: string; title: string; ask: string };

type Props = {
  others: OtherPetition[];
  /** Keys of those that come back ticked. */
  ticked: string[];
  words: { title: string; hint: string };
};

/** The other open petitions, below the fields: closed at first, and none is ticked in advance. */
export function AlsoSign({ others, ticked, words }: Props) {
  return (
    <details className="disclose also" open={ticked.length > 0}>
      <summary>
        <span>{words.title}</span>
      </summary>
      <p className="small">{words.hint}</p>
      <fieldset>
        <legend className="vh">{words.title}</legend>
        <ul>
          {others.map(({ key, title, ask }) => (
            <li key={key} className="check">
              <input
                id={`also-${key}`}
                name="also"
                type="checkbox"
                value={key}
                defaultChecked={ticked.includes(key)}
                aria-describedby={`also-${key}-ask`}
              />
              <span>
                <label htmlFor={`also-${key}`}>
                  <b>{title}</b>
                </label>
                <span className="small" id={`also-${key}-ask`}>
                  {ask}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </fieldset>
    </details>
  );
}
