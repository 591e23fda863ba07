import type { ElementOf, TableRow } from '@onrecord/domain/body/elements';
import { inlineText } from '@onrecord/domain/body/plain-text';
import type { BodyContext } from './body-context.ts';
import { InlineText } from './InlineText.tsx';

/** A table that scrolls inside its own region where the column is too narrow; the keyboard reaches it. */
export function DataTable({ element, words }: BodyContext & { element: ElementOf<'table'> }) {
  const { caption } = element.attrs;
  const [first, ...rest] = element.content;
  const hasHead = first?.content.length ? first.content.every((cell) => cell.attrs.header) : false;
  const body = hasHead ? rest : element.content;
  const figures = figureColumns(body);
  return (
    <section class="table" tabindex={0} aria-label={caption === '' ? words.table : caption}>
      <table>
        {caption !== '' && <caption>{caption}</caption>}
        {hasHead && first && (
          <thead>
            <Row row={first} scope="col" figures={figures} />
          </thead>
        )}
        {body.length > 0 && (
          <tbody>
            {body.map((row) => (
              <Row row={row} scope="row" figures={figures} />
            ))}
          </tbody>
        )}
      </table>
    </section>
  );
}

function Row({ row, scope, figures }: { row: TableRow; scope: 'col' | 'row'; figures: boolean[] }) {
  return (
    <tr>
      {row.content.map(({ attrs, content }, at) => {
        const layout = {
          class: figures[at] ? 'n' : undefined,
          colspan: attrs.colspan === 1 ? undefined : attrs.colspan,
          rowspan: attrs.rowspan === 1 ? undefined : attrs.rowspan,
        };
        const words = <InlineText content={content} />;
        return attrs.header ? (
          <th scope={scope} {...layout}>
            {words}
          </th>
        ) : (
          <td {...layout}>{words}</td>
        );
      })}
    </tr>
  );
}

const FIGURE = /^\s*[-−–+~≈]?\s*[$€£₴₪]?\s?\d[\d\s.,:\u00a0\u202f]*\s*[%‰$€£₴₪]?\s*$/;
const NOTHING = /^\s*[-–—]?\s*$/;

/**
 * Which columns hold figures, so that these and their heading stand at the column's end. Cells that span
 * others shift the columns under them: such a table is left as it is.
 */
function figureColumns(rows: readonly TableRow[]): boolean[] {
  const plain = rows.every((row) =>
    row.content.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  );
  const count = plain ? Math.max(0, ...rows.map((row) => row.content.length)) : 0;
  return Array.from({ length: count }, (_, at) => {
    const texts = rows.map((row) => inlineText(row.content[at]?.content));
    return (
      texts.every((text) => FIGURE.test(text) || NOTHING.test(text)) &&
      texts.some((text) => FIGURE.test(text))
    );
  });
}
