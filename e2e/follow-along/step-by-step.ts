import type { LiveMessage } from '@onrecord/domain/live/message';
import { LivePage } from '../../packages/server/src/publish/site/islands/live-page.island.ts';
import { NewStories } from '../../packages/server/src/publish/site/islands/new-stories.island.ts';
import { ShowMore } from '../../packages/server/src/publish/site/islands/show-more.island.ts';
import { Clock } from './clock.ts';
import { mainOf } from './reader.ts';

/** The pages that are served from now on, by path; something that readers are told; Show More; time goes by. */
export type Step =
  | { readonly served: Readonly<Record<string, string>> }
  | { readonly told: LiveMessage }
  | { readonly passMs: number }
  | 'show more';

export type Follow = (steps: readonly Step[]) => Promise<string>;

const ORIGIN = 'https://news.example';

/** Opens `/` as the first step has it served and takes the others. Returns what the list on the screen shows. */
const follow: Follow = async ([first, ...steps]) => {
  if (typeof first !== 'object' || !('served' in first)) throw new Error('Nothing is served.');
  let { served } = first;
  const htmlAt = (href: string) => {
    const page = served[href.replace(ORIGIN, '')];
    if (!page) throw new Error(`Nothing is served at ${href}.`);
    return page;
  };
  window.fetch = async (href) => new Response(htmlAt(`${href}`));
  const clock = new Clock();
  const main = mainOf(htmlAt('/'));
  document.body.replaceChildren(main);
  const page = new LivePage(main, {
    fetchPage: async (href = '/') => htmlAt(href),
    later: clock.later,
    chance: () => 0,
    count: () => undefined,
  });
  for (const step of steps) {
    if (step === 'show more') {
      const added = new Promise((resolve) => main.addEventListener('stretch-added', resolve, { once: true }));
      main.querySelector<HTMLElement>('show-more a')?.click();
      await added;
    } else if ('served' in step) served = step.served;
    else if ('told' in step) page.take(step.told);
    else await clock.pass(step.passMs);
  }
  const shown = [...main.querySelectorAll<HTMLElement>('[data-list] > [data-key]')].map((part) =>
    part.matches('.lead') ? `${part.dataset.key} leading` : part.dataset.key,
  );
  return [...shown, ...(main.querySelector('show-more') ? ['more'] : [])].join(', ');
};

customElements.define('new-stories', NewStories);
customElements.define('show-more', ShowMore);
Object.assign(window, { follow });
