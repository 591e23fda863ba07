import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { RelativePosition } from 'yjs';
import { sentenceOf } from '../../api/client.ts';
import { pictureAttributes } from '../elements/PictureView.tsx';
import { uploadToLibrary } from '../media-port.ts';
import { sheetOf } from '../sheet.ts';
import { putElement } from './put-element.ts';
import { placeAt, positionOf } from './relative-place.ts';

interface Upload {
  readonly id: number;
  readonly name: string;
  readonly place: RelativePosition;
}

const key = new PluginKey<readonly Upload[]>('uploading');
let lastId = 0;

/** Shows what is on its way to the library at the place where it will stand. */
export const Uploading = Extension.create({
  name: 'uploading',
  addProseMirrorPlugins: () => [
    new Plugin<readonly Upload[]>({
      key,
      state: {
        init: () => [],
        apply: (tr, uploads) => (tr.getMeta(key) as readonly Upload[] | undefined) ?? uploads,
      },
      props: {
        decorations: (state) => {
          const uploads = key.getState(state) ?? [];
          if (uploads.length === 0) return null;
          return DecorationSet.create(
            state.doc,
            uploads.flatMap((upload) => {
              const at = positionOf(state, upload.place);
              return at === undefined
                ? []
                : [Decoration.widget(at, () => progress(upload.name), { key: `${upload.id}` })];
            }),
          );
        },
      },
    }),
  ],
});

function progress(name: string): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'uploading';
  shown.textContent = `Uploading ${name}…`;
  return shown;
}

/** Uploads pictures and puts them where they were dropped, however the text around has changed meanwhile. */
export function uploadPictures(editor: Editor, files: readonly File[], position: number): void {
  for (const file of files) void uploadOne(editor, file, position);
}

async function uploadOne(editor: Editor, file: File, position: number): Promise<void> {
  const place = placeAt(editor.state, position);
  if (place === undefined) return;
  const id = ++lastId;
  const waiting = () => key.getState(editor.state) ?? [];
  editor.view.dispatch(editor.state.tr.setMeta(key, [...waiting(), { id, name: file.name, place }]));
  try {
    const media = await uploadToLibrary(file);
    if (editor.isDestroyed) return;
    const at = positionOf(editor.state, place) ?? editor.state.doc.content.size;
    const picture = editor.schema.nodes.picture?.create(pictureAttributes(media));
    if (picture) editor.view.dispatch(putElement(editor.state.tr, picture, at));
  } catch (error) {
    if (!editor.isDestroyed) sheetOf(editor).say(`${file.name} was not added: ${sentenceOf(error)}`, true);
  } finally {
    if (!editor.isDestroyed)
      editor.view.dispatch(
        editor.state.tr.setMeta(
          key,
          waiting().filter((upload) => upload.id !== id),
        ),
      );
  }
}
