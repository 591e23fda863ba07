import type { ElementOf } from '@onrecord/domain/body/elements';
import type { BodyContext } from './body-context.ts';
import { InlineText } from './InlineText.tsx';

export function TextHeading({ element, ...context }: BodyContext & { element: ElementOf<'heading'> }) {
  const Heading = `h${element.attrs.level}` as 'h2';
  return (
    <Heading>
      <InlineText content={element.content} {...context} />
    </Heading>
  );
}
