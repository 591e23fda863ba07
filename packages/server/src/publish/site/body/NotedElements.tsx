import type { Element } from '@onrecord/domain/body/elements';
import { claimMarksOf } from '@onrecord/domain/body/walk';
import { Notes } from '../record/Note.tsx';
import type { NumberedClaim, NumberedRecord } from '../record/numbered-record.ts';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';

/**
 * The elements of a whole text. What is the first to report a claim has the claim's note behind it; notes of a heading
 * stand with what follows it.
 */
export function NotedElements({ elements, ...context }: BodyContext & { elements: readonly Element[] }) {
  const { record, story } = context;
  if (record.claims.length === 0) return <BodyElements elements={elements} {...context} />;
  return (
    <>
      {notedParts(elements, record).map(({ part, noted }) =>
        noted.length === 0 ? (
          <BodyElements elements={part} {...context} />
        ) : (
          <div class="cited">
            <BodyElements elements={part} {...context} />
            <Notes claims={noted} language={story.language} {...context} />
          </div>
        ),
      )}
    </>
  );
}

interface NotedPart {
  readonly part: readonly Element[];
  readonly noted: readonly NumberedClaim[];
}

function notedParts(elements: readonly Element[], record: NumberedRecord): NotedPart[] {
  const seen = new Set<NumberedClaim>();
  let carried: NumberedClaim[] = [];
  return elements.map((element, at) => {
    const first = claimMarksOf(element)
      .flatMap((mark) => record.byMark.get(mark) ?? [])
      .filter((one) => !seen.has(one) && seen.add(one));
    const noted = [...carried, ...first];
    const next = elements[at + 1];
    carried = element.type === 'heading' && next !== undefined ? noted : [];
    return { part: [element], noted: carried.length > 0 ? [] : noted };
  });
}
