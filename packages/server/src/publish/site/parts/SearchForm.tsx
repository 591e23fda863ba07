import { searchPath } from '@onrecord/domain/address/paths';
import type { Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly query: string;
  /** Kept when the reader asks again; newest first needs no word in the address. */
  readonly order?: 'newest' | 'best';
  /** What is searched, where that is not all stories. */
  readonly action?: string;
  readonly label?: string;
}

export function SearchForm({
  query,
  order = 'newest',
  words,
  action = searchPath,
  label = words.searchFor,
}: Props) {
  return (
    <search>
      <form class="ask" action={action}>
        <label for="q">{label}</label>
        <input id="q" name="q" type="search" value={query} maxlength={200} autocomplete="off" />
        {order === 'best' && <input type="hidden" name="order" value="best" />}
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}
