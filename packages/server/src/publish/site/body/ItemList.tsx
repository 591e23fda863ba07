import type { ElementOf, ListItem } from '@onrecord/domain/body/elements';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';
import { InlineText } from './InlineText.tsx';

export function ItemList({ element, ...context }: BodyContext & { element: ElementOf<'list'> }) {
  const items = element.content.map((item) => <li>{itemContent(item, context)}</li>);
  if (!element.attrs.ordered) return <ul>{items}</ul>;
  return <ol start={element.attrs.start === 1 ? undefined : element.attrs.start}>{items}</ol>;
}

/** A lone paragraph stands in its item without the space that paragraphs keep between them. */
function itemContent(item: ListItem, context: BodyContext) {
  const [first, ...rest] = item.content;
  if (first?.type !== 'paragraph') return <BodyElements elements={item.content} {...context} />;
  return (
    <>
      <InlineText content={first.content} />
      <BodyElements elements={rest} {...context} />
    </>
  );
}
