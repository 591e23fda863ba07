import { type Editor, Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanPaste } from '../paste/clean-pasted-html.ts';
import { ownPath } from '../paste/own-address.ts';
import { postProvider, soleAddress } from '../paste/post-address.ts';
import { sheetOf } from '../sheet.ts';
import { cardOfOwnStory } from './own-story.ts';
import { putElement } from './put-element.ts';
import { uploadPictures } from './uploading.ts';

/** What is pasted or dropped: text without its styles, addresses, pictures. */
export const Pasting = Extension.create({
  name: 'pasting',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => withoutStyles(editor, html),
          handlePaste: (view, event) => {
            const data = event.clipboardData;
            if (!data) return false;
            const pictures = picturesIn(data);
            // Word and browsers add a picture of copied text: the text is meant.
            if (pictures.length > 0 && !data.getData('text/plain') && !holdsText(data.getData('text/html'))) {
              uploadPictures(editor, pictures, view.state.selection.from);
              return true;
            }
            return pasteAddress(editor, view, data.getData('text/plain'));
          },
          handleDrop: (view, event, _slice, moved) => {
            const pictures = moved || !event.dataTransfer ? [] : picturesIn(event.dataTransfer);
            if (pictures.length === 0) return false;
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            uploadPictures(editor, pictures, at?.pos ?? view.state.selection.from);
            event.preventDefault();
            return true;
          },
        },
      }),
    ];
  },
});

function picturesIn(data: DataTransfer): File[] {
  return [...data.files].filter((file) => file.type.startsWith('image/'));
}

const holdsText = (html: string) => html.replace(/<[^>]*>/g, '').trim() !== '';

function withoutStyles(editor: Editor, html: string): string {
  // What was copied here is already of this schema, with elements other HTML cannot say.
  if (html.includes('data-pm-slice')) return html;
  const { html: clean, pictures } = cleanPaste(html);
  const lost = pictures.filter(({ kept }) => !kept).length;
  const kept = pictures.length - lost;
  const said: string[] = [];
  if (lost > 0)
    said.push(
      `${lost === 1 ? 'One picture' : `${lost} pictures`} could not be pasted: add ${lost === 1 ? 'it' : 'them'} as a file.`,
    );
  if (kept > 0)
    said.push(
      `${kept === 1 ? 'One picture is' : `${kept} pictures are`} still kept elsewhere: choose or upload ${kept === 1 ? 'it' : 'them'} where the gap is.`,
    );
  if (said.length > 0) sheetOf(editor).say(said.join(' '));
  return clean;
}

/**
 * An address alone: over chosen words it is their link; on an empty line, of a post it becomes the post, of a story of
 * this newsroom its card; else a link of itself.
 */
function pasteAddress(editor: Editor, view: EditorView, text: string): boolean {
  const href = soleAddress(text);
  if (href === undefined) return false;
  const { state } = view;
  const { selection, schema } = state;
  const { link, code } = schema.marks;
  const { parent, depth } = selection.$from;
  if (!link || parent.type.spec.code || code?.isInSet(state.storedMarks ?? selection.$from.marks()))
    return false;
  if (!selection.empty) {
    view.dispatch(state.tr.addMark(selection.from, selection.to, link.create({ href })));
    return true;
  }
  const emptyLine = depth === 1 && parent.type.name === 'paragraph' && parent.content.size === 0;
  const provider = postProvider(href);
  if (provider !== undefined && emptyLine) {
    const post = schema.nodes.embeddedPost?.create({ href, provider });
    if (post) {
      const at = selection.$from.before();
      const tr = putElement(state.tr, post, selection.from);
      view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
      return true;
    }
  }
  view.dispatch(state.tr.replaceSelectionWith(schema.text(href, [link.create({ href })]), false));
  const path = ownPath(href, location.origin);
  if (path !== undefined && emptyLine) void cardOfOwnStory(editor, path, view.state.selection.from);
  return true;
}
