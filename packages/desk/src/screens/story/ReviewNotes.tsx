import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';

const SAID: Readonly<Record<DeskStoryDetail['reviewNotes'][number]['kind'], string>> = {
  asked: 'asked for review',
  'changes-asked': 'asked for changes',
  approved: 'approved',
  note: 'noted',
};

/** What reporter and editor said to one another about a story, and what readers were told of its changes. */
export function ReviewNotes({ story }: { readonly story: DeskStoryDetail }) {
  const { timeZone } = useMe().newsroom;
  const notes = [...story.reviewNotes].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <div>
      {notes.length === 0 && (
        <p className="part quiet">
          No review yet. When review is asked for, what reporter and editor tell each other stands here.
        </p>
      )}
      {notes.map(({ id, at, by, kind, text }) => (
        <article key={id} className="part">
          <p>
            <b>{by}</b> <span className="quiet">{`${SAID[kind]} · ${shortTime(at, timeZone)}`}</span>
          </p>
          {text !== '' && <p className="words">{text}</p>}
        </article>
      ))}
      {story.corrections.length > 0 && <h2 className="part-title">Told to readers</h2>}
      {story.corrections.map(({ id, at, kind, note }) => (
        <article key={id} className="part">
          <p>
            <b>{`${kind[0]?.toUpperCase()}${kind.slice(1)}`}</b>{' '}
            <span className="quiet">{shortTime(at, timeZone)}</span>
          </p>
          <p className="words">{note}</p>
        </article>
      ))}
    </div>
  );
}
