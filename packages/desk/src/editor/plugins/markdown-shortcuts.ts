import { safeHref } from '@onrecord/domain/body/href';
import { Extension, InputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';
import type { MarkType, NodeType } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

/** What Markdown's signs make while they are typed. Undo brings the signs back. */
export const MarkdownShortcuts = Extension.create({
  name: 'markdownShortcuts',
  addInputRules() {
    const { nodes, marks } = this.editor.schema;
    const node = (name: string) => nodes[name] as NodeType;
    const mark = (name: string) => marks[name] as MarkType;
    return [
      // The headline is the page's only heading of the first level: one sign is the second.
      textblockTypeInputRule({
        find: /^(#{1,3})\s$/,
        type: node('heading'),
        getAttributes: (match) => ({ level: 1 + (match[1]?.length ?? 1) }),
      }),
      textblockTypeInputRule({
        find: /^```([a-z+#-]{0,20})\s$/,
        type: node('codeBlock'),
        getAttributes: (match) => ({ language: match[1] || null }),
      }),
      wrappingInputRule({ find: /^\s*>\s$/, type: node('quote') }),
      wrappingInputRule({
        find: /^\s*[-*+]\s$/,
        type: node('list'),
        getAttributes: { ordered: false, start: 1 },
        joinPredicate: (_match, list) => list.attrs.ordered === false,
      }),
      wrappingInputRule({
        find: /^(\d{1,4})[.)]\s$/,
        type: node('list'),
        getAttributes: (match) => ({ ordered: true, start: Number(match[1]) }),
        joinPredicate: (match, list) =>
          list.attrs.ordered === true && list.childCount + list.attrs.start === Number(match[1]),
      }),
      new InputRule({
        find: /^(?:---|—-|\*\*\*)$/,
        handler: ({ state, range }) => {
          const { tr } = state;
          const $at = tr.doc.resolve(range.from);
          if ($at.parent.type !== node('paragraph')) return null;
          tr.delete($at.start(), $at.end());
          const before = $at.before();
          tr.insert(before, node('divider').create());
          tr.setSelection(TextSelection.near(tr.doc.resolve(before + 2)));
          return undefined;
        },
      }),
      marked(/(?<![*\w])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, mark('bold')),
      marked(/(?<![_\w])__([^_\s](?:[^_]*[^_\s])?)__$/, mark('bold')),
      marked(/(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*$/, mark('italic')),
      marked(/(?<![_\w])_([^_\s](?:[^_]*[^_\s])?)_$/, mark('italic')),
      marked(/(?<![~\w])~~([^~\s](?:[^~]*[^~\s])?)~~$/, mark('strike')),
      marked(/(?<!`)`([^`]+)`$/, mark('code')),
      new InputRule({
        find: /\[([^\][]+)\]\(([^()\s]+)\)$/,
        handler: ({ state, range, match }) => {
          const [, words = '', address = ''] = match;
          const href = safeHref(address);
          if (href === undefined) return null;
          const type = mark('link');
          state.tr
            .replaceWith(range.from, range.to, state.schema.text(words, [type.create({ href })]))
            .removeStoredMark(type);
          return undefined;
        },
      }),
    ];
  },
});

/** The passage between two signs gets a mark, the signs go, what is typed next is plain. */
function marked(find: RegExp, type: MarkType): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const words = match[1] ?? '';
      const { tr } = state;
      const $from = tr.doc.resolve(range.from);
      if ($from.parent.type.spec.code) return null;
      const start = range.from + match[0].indexOf(words);
      const end = start + words.length;
      if (end < range.to) tr.delete(end, range.to);
      if (start > range.from) tr.delete(range.from, start);
      tr.addMark(range.from, range.from + words.length, type.create());
      tr.removeStoredMark(type);
      return undefined;
    },
  });
}
