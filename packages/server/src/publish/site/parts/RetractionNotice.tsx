import type { StoryView } from '@onrecord/domain/article/views';
import type { Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly story: StoryView;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** That the newsroom no longer stands by a story, and why. */
export function RetractionNotice({ story, words, lang, dir }: Props) {
  const retraction = story.corrections.find(({ kind }) => kind === 'retraction');
  return (
    <div class="retracted" role="note" {...(lang && { lang })} {...(dir && { dir })}>
      <p>
        <b>{words.correctionKinds.retraction}</b> {retraction?.note ?? words.retractedNotice}
      </p>
    </div>
  );
}
