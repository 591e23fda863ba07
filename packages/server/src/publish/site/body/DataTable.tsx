import type { ElementOf, TableRow } from '@onrecord/domain/body/elements';
import { inlineText } from '@onrecord/domain/body/plain-text';
import type { BodyContext } from './body-context.ts';
import { InlineText } from './InlineText.tsx';

/** A table that scrolls inside its own region where the column is too narrow; the keyboard reaches it. */
export function DataTable({ element, ...context }: BodyContext & { element: ElementOf<'table'> }) {
  const { words } = context;
  const { caption } = element.attrs;
  const [first, ...rest] = element.content;
  const hasHead = first?.content.length ? first.content.every((cell) => cell.attrs.header) : false;
  const body = hasHead ? rest : element.content;
  const columns = columnsOf(body);
  return (
    <figure class="table" tabindex={0} aria-label={caption === '' ? words.table : caption}>
      <table>
        {caption !== '' && <caption>{caption}</caption>}
        {hasHead && first && (
          <thead>
            <Row row={first} scope="col" columns={columns} {...context} />
          </thead>
        )}
        {body.length > 0 && (
          <tbody>
            {body.map((row) => (
              <Row row={row} scope="row" columns={columns} {...context} />
            ))}
          </tbody>
        )}
      </table>
    </figure>
  );
}

interface RowProps extends BodyContext {
  readonly row: TableRow;
  readonly scope: 'col' | 'row';
  readonly columns: readonly Column[];
}

function Row({ row, scope, columns, ...context }: RowProps) {
  return (
    <tr>
      {row.content.map(({ attrs, content }, at) => {
        const layout = {
          class: columns[at],
          colspan: attrs.colspan === 1 ? undefined : attrs.colspan,
          rowspan: attrs.rowspan === 1 ? undefined : attrs.rowspan,
        };
        const words = <InlineText content={content} {...context} />;
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

/** `n`: figures, set at the column's end with their heading; `s`: short, never broken ("2:40 a.m."). */
type Column = 'n' | 's' | undefined;

const SHORT = 12;

/** What the columns hold. Cells that span others shift those under them: such a table is left as it is. */
function columnsOf(rows: readonly TableRow[]): Column[] {
  const plain = rows.every((row) =>
    row.content.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  );
  const count = plain ? Math.max(0, ...rows.map((row) => row.content.length)) : 0;
  return Array.from({ length: count }, (_, at) => {
    const texts = rows.map((row) => inlineText(row.content[at]?.content));
    const filled = texts.filter((text) => !NOTHING.test(text));
    if (filled.length > 0 && filled.every((text) => FIGURE.test(text))) return 'n';
    return texts.every((text) => text.length <= SHORT) ? 's' : undefined;
  });
}
