import { searchPath } from '@onrecord/domain/address/paths';
import type { Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly query: string;
  /** Kept when the reader asks again; newest first needs no word in the address. */
  readonly order?: 'newest' | 'best';
}

export function SearchForm({ query, order = 'newest', words }: Props) {
  return (
    <search>
      <form class="ask" action={searchPath}>
        <label for="q">{words.searchFor}</label>
        <input id="q" name="q" type="search" value={query} maxlength={200} autocomplete="off" />
        {order === 'best' && <input type="hidden" name="order" value="best" />}
        <button type="submit">{words.search}</button>
      </form>
    </search>
  );
}
