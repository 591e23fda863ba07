import type { ElementOf } from '@onrecord/domain/body/elements';
import { inlineText } from '@onrecord/domain/body/plain-text';
import type { BodyContext } from './body-context.ts';

/** Code as typed, left to right; long lines scroll inside their own region, which the keyboard reaches. */
export function CodeBlock({ element, words }: BodyContext & { element: ElementOf<'codeBlock'> }) {
  return (
    <figure class="code" tabindex={0} aria-label={element.attrs.language ?? words.code} dir="ltr">
      <pre>
        <code>{inlineText(element.content)}</code>
      </pre>
    </figure>
  );
}
