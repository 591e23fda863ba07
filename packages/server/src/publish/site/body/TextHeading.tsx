import type { ElementOf } from '@onrecord/domain/body/elements';
import { InlineText } from './InlineText.tsx';

export function TextHeading({ element }: { element: ElementOf<'heading'> }) {
  const Heading = `h${element.attrs.level}` as 'h2';
  return (
    <Heading>
      <InlineText content={element.content} />
    </Heading>
  );
}
