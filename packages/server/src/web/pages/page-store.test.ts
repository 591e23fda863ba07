import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageStore, type PageStoreOptions } from './page-store.ts';
import { NothingThere, type RenderedPage, Unavailable } from './rendered-page.ts';

const SOFT_PAUSE_MS = 3000;
let errors: string[];
let store: PageStore;
const open = (options: Partial<PageStoreOptions> = {}) =>
  new PageStore({
    budgetBytes: 10_000_000,
    commonHeaders: ['X-Common', 'yes'],
    onRenderError: (path) => errors.push(path),
    softPauseMs: SOFT_PAUSE_MS,
    ...options,
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  errors = [];
  store = open();
});
afterEach(() => {
  vi.useRealTimers();
});

const html = (body: string, over: Partial<RenderedPage> = {}): RenderedPage => ({
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body,
  hard: ['story:1'],
  soft: ['feed:main'],
  ...over,
});

/** A page whose content a test decides, and which counts how often it was made. */
function source(make: () => RenderedPage | Promise<RenderedPage>) {
  const counted = Object.assign(
    async () => {
      counted.renders++;
      return make();
    },
    { renders: 0 },
  );
  return counted;
}

function gate<T = void>() {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const bodyOf = (path: string) => store.find(path)?.variants.identity.body.toString();
const until = (what: () => boolean) =>
  vi.waitFor(() => expect(what()).toBe(true), { timeout: 10_000, interval: 2 });

describe('a page', () => {
  it('is rendered once however many ask at once', async () => {
    const { opened, open } = gate();
    const render = source(async () => {
      await opened;
      return html('one');
    });
    const asked = Promise.all(Array.from({ length: 50 }, () => store.get('/', render)));
    open();
    const pages = await asked;
    expect(render.renders).toBe(1);
    expect(new Set(pages.map(({ page }) => page)).size).toBe(1);
    expect(bodyOf('/')).toBe('one');
    expect((await store.get('/', render)).outdated).toBe(false);
    expect(render.renders).toBe(1);
  });

  it('has an ETag for each encoding, its keys, and what every page has', async () => {
    const { page } = await store.get(
      '/',
      source(() => html('one')),
    );
    expect(Object.values(page.variants).map(({ etag }) => etag)).toEqual([
      `"${page.hash}"`,
      `"${page.hash}-gzip"`,
      `"${page.hash}-br"`,
      `"${page.hash}-zstd"`,
    ]);
    const headers = page.variants.br.headers.join('|');
    expect(headers).toContain('Surrogate-Key|story:1 feed:main');
    expect(headers).toContain('Content-Encoding|br');
    expect(headers).toContain('X-Common|yes');
  });

  it('that changed hard is not sent again, and is rendered before anybody asks', async () => {
    let content = 'one';
    const render = source(() => html(content));
    await store.get('/', render);
    content = 'two';
    store.invalidate(['story:1']);
    expect(store.find('/')).toBeUndefined();
    await until(() => bodyOf('/') === 'two');
    expect(render.renders).toBe(2);
  });

  it('that changed softly is sent as it is, and rendered behind the reader’s back, not too often', async () => {
    let content = 'one';
    const render = source(() => html(content));
    await store.get('/', render);
    content = 'two';
    store.invalidate(['feed:main']);
    expect(bodyOf('/')).toBe('one');
    expect(render.renders).toBe(1);
    vi.setSystemTime(Date.now() + SOFT_PAUSE_MS);
    expect(bodyOf('/')).toBe('one');
    await until(() => bodyOf('/') === 'two');
    store.invalidate(['feed:main']);
    for (let asked = 0; asked < 20; asked++) store.find('/');
    expect(render.renders).toBe(2);
  });

  it('is left alone by what it is not made of', async () => {
    const render = source(() => html('one'));
    await store.get('/', render);
    store.invalidate(['story:2', 'feed:tag']);
    vi.setSystemTime(Date.now() + SOFT_PAUSE_MS * 2);
    expect(store.find('/')?.freshness).toBe('fresh');
  });

  it('that changes with time alone is rendered again when its time is over', async () => {
    const render = source(() => html(`${render.renders}`, { freshForMs: 10_000 }));
    await store.get('/', render);
    vi.setSystemTime(Date.now() + 10_000);
    store.find('/');
    expect(render.renders).toBe(1);
    vi.setSystemTime(Date.now() + 1);
    expect(bodyOf('/')).toBe('1');
    await until(() => bodyOf('/') === '2');
  });

  it('whose story changes while it is rendered is rendered again before it is sent', async () => {
    const first = gate<RenderedPage>();
    let content: Promise<RenderedPage> = first.opened;
    const render = source(() => content);
    const asked = store.get('/', render);
    await until(() => render.renders === 1);
    content = Promise.resolve(html('new'));
    store.invalidate(['story:1']);
    first.open(html('old'));
    expect((await asked).page.variants.identity.body.toString()).toBe('new');
    expect(render.renders).toBe(2);
    expect(store.find('/')?.freshness).toBe('fresh');
  });

  it('whose feed changes while it is rendered is sent, and due for renewal', async () => {
    const first = gate<RenderedPage>();
    const render = source(() => first.opened);
    const asked = store.get('/', render);
    await until(() => render.renders === 1);
    store.invalidate(['feed:main']);
    first.open(html('old'));
    await asked;
    expect(render.renders).toBe(1);
    expect(store.find('/')?.freshness).toBe('stale');
  });

  it('that changes faster than it can be rendered is sent all the same, and not kept for true', async () => {
    const render = source(async () => {
      await Promise.resolve();
      store.invalidate(['story:1']);
      return html('never still');
    });
    expect((await store.get('/', render)).page.variants.identity.body.toString()).toBe('never still');
    expect(render.renders).toBeLessThan(10);
    expect(store.find('/')).toBeUndefined();
  });
});

describe('when rendering fails', () => {
  const broken = () => {
    throw new Error('the database is away');
  };

  it('the last good page is sent as outdated, and a page that was never rendered is an error', async () => {
    let away = false;
    const render = source(() => (away ? broken() : html('one')));
    await store.get('/', render);
    away = true;
    store.invalidate(['story:1']);
    await until(() => errors.length === 1);
    const { page, outdated } = await store.get('/', render);
    expect(page.variants.identity.body.toString()).toBe('one');
    expect(outdated).toBe(true);
    await expect(store.get('/other/', source(broken))).rejects.toThrow('the database is away');
    away = false;
    expect((await store.get('/', render)).outdated).toBe(false);
  });

  it('a soft renewal is tried again after a pause, not at each request', async () => {
    let away = false;
    const render = source(() => (away ? broken() : html('one')));
    await store.get('/', render);
    away = true;
    store.invalidate(['feed:main']);
    for (let pause = 1; pause <= 3; pause++) {
      vi.setSystemTime(Date.now() + SOFT_PAUSE_MS);
      for (let asked = 0; asked < 10; asked++) expect(bodyOf('/')).toBe('one');
      await until(() => errors.length === pause);
    }
    expect(render.renders).toBe(4);
  });

  it('nobody waits while the process is detached', async () => {
    const render = source(() => html('one'));
    await store.get('/', render);
    store.detached = true;
    store.invalidate(['feed:main']);
    vi.setSystemTime(Date.now() + SOFT_PAUSE_MS);
    expect(bodyOf('/')).toBe('one');
    const never = source(() => new Promise<RenderedPage>(() => undefined));
    await expect(store.get('/other/', never)).rejects.toThrow(Unavailable);
    expect(never.renders).toBe(0);
    expect(render.renders).toBe(1);
  });

  it('what was taken from readers is not sent as outdated either, and what else there is stays', async () => {
    const failing = source(() => {
      throw new Error('the database is away');
    });
    await store.get(
      '/secret/',
      source(() => html('a secret', { hard: ['claim:1'] })),
    );
    await store.get(
      '/beside/',
      source(() => html('a word of it', { soft: ['claim:1'] })),
    );
    await store.get(
      '/other/',
      source(() => html('no secret', { soft: ['claim:2'] })),
    );
    store.invalidate(['claim:1'], { forget: true });
    expect(store.find('/beside/')).toBeUndefined();
    await expect(store.get('/secret/', failing)).rejects.toThrow('away');
    store.detached = true;
    await expect(store.get('/secret/', failing)).rejects.toThrow(Unavailable);
    expect(bodyOf('/other/')).toBe('no secret');
  });

  it('what was taken from readers while a page was being rendered is not in it, however softly it held it', async () => {
    let secret = 'a secret';
    const begun = Promise.withResolvers<void>();
    const withheld = Promise.withResolvers<void>();
    const asked = store.get(
      '/beside/',
      source(async () => {
        const seen = secret;
        begun.resolve();
        await withheld.promise;
        return html(seen, { soft: ['claim:1'] });
      }),
    );
    await begun.promise;
    secret = 'nothing';
    store.invalidate(['claim:1'], { forget: true });
    withheld.resolve();
    await asked;
    expect(bodyOf('/beside/')).toBe('nothing');
  });

  it('a page that is no more is forgotten, not served from memory', async () => {
    let there = true;
    const render = source(() => {
      if (!there) throw new NothingThere('/');
      return html('secret by now');
    });
    await store.get('/', render);
    there = false;
    store.invalidate(['story:1']);
    await until(() => store.stats.pages === 0);
    await expect(store.get('/', render)).rejects.toThrow(NothingThere);
    expect(errors).toEqual([]);
    expect(store.stats.sizeBytes).toBe(0);
  });
});

describe('thorough compression', () => {
  it('replaces the bytes of a page that is asked for, under the same name', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `word${(at * 7919) % 997}`).join(' ');
    const { page } = await store.get(
      '/',
      source(() => html(text)),
    );
    for (let asked = 0; asked < 40; asked++) store.find('/');
    await until(() => store.find('/')?.effort === 'thorough');
    const thorough = store.find('/');
    expect(thorough?.variants.br.etag).toBe(page.variants.br.etag);
    expect(thorough?.variants.br.body.length).toBeLessThan(page.variants.br.body.length);
    expect(thorough?.variants.identity.body.equals(page.variants.identity.body)).toBe(true);
  });

  it('also comes to a page that was much asked for before it was rendered again', async () => {
    const render = source(() => html(`render ${render.renders}`));
    await store.get('/', render);
    for (let asked = 0; asked < 100; asked++) store.find('/');
    store.invalidate(['story:1']);
    await until(() => bodyOf('/') === 'render 2');
    await until(() => store.find('/')?.effort === 'thorough');
  });
});

describe('the budget', () => {
  it('is kept, and what is asked for stays', async () => {
    store = open({ budgetBytes: 400_000 });
    const keep = source(() => html('kept', { hard: ['story:kept'] }));
    await store.get('/kept/', keep);
    for (let at = 0; at < 300; at++) {
      for (let asked = 0; asked < 30; asked++) store.find('/kept/');
      await store.get(
        `/${at}/`,
        source(() => html(`page ${at}`, { hard: [`story:${at}`] })),
      );
      expect(store.stats.sizeBytes).toBeLessThanOrEqual(400_000);
    }
    expect(store.find('/kept/')).toBeDefined();
    expect(keep.renders).toBe(1);
    expect(store.stats.pages).toBeGreaterThan(20);
    expect(store.stats.pages).toBeLessThan(100);
  });

  it('also holds a page that is larger than it', async () => {
    store = open({ budgetBytes: 10_000 });
    await store.get(
      '/small/',
      source(() => html('small')),
    );
    const { page } = await store.get(
      '/large/',
      source(() => html('x'.repeat(50_000))),
    );
    expect(page.variants.identity.body.length).toBe(50_000);
    expect(store.stats.pages).toBe(1);
  });

  it('counts what leaves: with every page gone nothing is left behind', async () => {
    let there = true;
    for (let at = 0; at < 20; at++) {
      const render = source(() => {
        if (!there) throw new NothingThere('');
        return html('x', { hard: [`story:${at}`, 'settings'], soft: ['feed:main'] });
      });
      await store.get(`/${at}/`, render);
    }
    expect(store.stats.pages).toBe(20);
    there = false;
    store.invalidate(['settings']);
    await until(() => store.stats.pages === 0);
    expect(store.stats).toMatchObject({ pages: 0, sizeBytes: 0, keys: 0 });
  });
});
