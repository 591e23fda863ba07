import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import type { Child } from 'hono/jsx';
import type { BodyContext } from './body-context.ts';
import { InlineText } from './InlineText.tsx';

interface Props extends BodyContext {
  readonly element: ElementOf<'list'>;
  /** Renders what an item holds beside its first paragraph. */
  readonly renderElements: (elements: readonly Element[]) => Child;
}

/** A list; an item's first paragraph stands without the space that paragraphs keep between them. */
export function ItemList({ element, renderElements, ...context }: Props) {
  const items = element.content.map(({ content }) => {
    const [first, ...rest] = content;
    return first?.type === 'paragraph' ? (
      <li>
        <InlineText content={first.content} {...context} />
        {renderElements(rest)}
      </li>
    ) : (
      <li>{renderElements(content)}</li>
    );
  });
  if (!element.attrs.ordered) return <ul>{items}</ul>;
  return <ol start={element.attrs.start === 1 ? undefined : element.attrs.start}>{items}</ol>;
}
