export interface Count {
  readonly typed: number;
  readonly stored: number;
  readonly lost: number;
  /** More often in the story than they were typed. */
  readonly surplus: number;
  readonly inOrder: boolean;
}

/** Looks for what one person typed in a text that holds others' characters too. */
export function countCharacters(typed: string, stored: string): Count {
  const own = new Set(typed);
  const found = [...stored].filter((character) => own.has(character)).join('');
  let lost = 0;
  let surplus = 0;
  for (const character of own) {
    const difference = occurrences(typed, character) - occurrences(found, character);
    if (difference > 0) lost += difference;
    else surplus -= difference;
  }
  return { typed: typed.length, stored: found.length, lost, surplus, inOrder: found === typed };
}

function occurrences(text: string, character: string): number {
  return text.split(character).length - 1;
}
