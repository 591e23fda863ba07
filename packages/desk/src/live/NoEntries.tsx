import { Keys } from '../shortcuts/Keys.tsx';

/** Before the first entry: how this works, in a glance. */
export function NoEntries() {
  return (
    <div className="empty">
      <h2>Nothing is posted yet</h2>
      <p>
        Type what happens and press <Keys of="mod+Enter" />: it is with the readers at once. A pasted or
        dropped picture goes in where you write; the address of a post becomes that post.
      </p>
      <dl className="console-keys">
        <dt>
          <Keys of="mod+Enter" />
        </dt>
        <dd>post</dd>
        <dt>
          <Keys of="Escape" />
        </dt>
        <dd>from the text to the entries, and back</dd>
        <dt>
          <Keys of="ArrowUp ArrowDown" />
        </dt>
        <dd>select an entry</dd>
        <dt>
          <Keys of="e p b" />
        </dt>
        <dd>edit it, pin it, break it out into a story</dd>
        <dt>
          <Keys of="s" />
        </dt>
        <dd>put on record what it reports</dd>
        <dt>
          <Keys of="Backspace" />
        </dt>
        <dd>remove it, with Undo</dd>
      </dl>
    </div>
  );
}
