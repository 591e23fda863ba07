import { type Editor, Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { Emitter } from '../session/emitter.ts';

const CHECK_AFTER_MS = 1500;
const key = new PluginKey<DecorationSet>('linkCheck');
const broken = new WeakMap<Editor, Emitter<readonly string[]>>();

/** The newsroom's own addresses in the text that lead nowhere. */
export function brokenLinksOf(editor: Editor): Emitter<readonly string[]> {
  let found = broken.get(editor);
  if (found === undefined) {
    found = new Emitter<readonly string[]>([]);
    broken.set(editor, found);
  }
  return found;
}

/** What is known of own paths: whether a reader gets a page there. Kept while the window is open. */
const known = new Map<string, boolean>();

/**
 * Marks links to the newsroom's own pages that lead nowhere. Only this site is asked; other hosts never are, as that
 * would tell them what a newsroom is writing about.
 */
export const LinkCheck = Extension.create({
  name: 'linkCheck',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) =>
            tr.getMeta(key) !== undefined || (tr.docChanged && before !== DecorationSet.empty)
              ? decorations(tr.doc)
              : before,
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let timer: ReturnType<typeof setTimeout> | undefined;
          let gone = false;
          const check = async () => {
            const paths = new Set(ownLinks(view.state.doc).map(({ path }) => path));
            await Promise.all([...paths].filter((path) => !known.has(path)).map(ask));
            if (gone) return;
            const now = [...paths].filter((path) => known.get(path) === false);
            brokenLinksOf(editor).set(now, (one, other) => one.join() === other.join());
            view.dispatch(view.state.tr.setMeta(key, true));
          };
          const later = () => {
            clearTimeout(timer);
            timer = setTimeout(() => void check(), CHECK_AFTER_MS);
          };
          later();
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) later();
            },
            destroy: () => {
              gone = true;
              clearTimeout(timer);
            },
          };
        },
      }),
    ];
  },
});

async function ask(path: string): Promise<void> {
  try {
    const { status } = await fetch(path, { method: 'HEAD', credentials: 'omit' });
    if (status < 500) known.set(path, status < 400);
  } catch {
    // No connection: it is asked again another time.
  }
}

/** Links to this site, by their path. The desk itself is no reader's page and is left alone. */
function ownLinks(doc: ProseMirrorNode): { from: number; to: number; path: string }[] {
  const links: { from: number; to: number; path: string }[] = [];
  doc.descendants((node, position) => {
    const href = node.marks.find(({ type }) => type.name === 'link')?.attrs.href as string | undefined;
    if (href === undefined || !URL.canParse(href, location.origin)) return;
    const { origin, pathname } = new URL(href, location.origin);
    if (origin === location.origin && !pathname.startsWith('/desk/'))
      links.push({ from: position, to: position + node.nodeSize, path: pathname });
  });
  return links;
}

function decorations(doc: ProseMirrorNode): DecorationSet {
  return DecorationSet.create(
    doc,
    ownLinks(doc)
      .filter(({ path }) => known.get(path) === false)
      .map(({ from, to }) =>
        Decoration.inline(from, to, { class: 'broken-link', title: 'This address of ours leads nowhere' }),
      ),
  );
}
