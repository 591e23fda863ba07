import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * A grip beside the element under the pointer, to drag it elsewhere. For the keyboard there is *Move the element up*
 * and *down*.
 */
export const DragHandle = Extension.create({
  name: 'dragHandle',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        const grip = document.createElement('div');
        grip.className = 'drag-grip';
        grip.draggable = true;
        grip.setAttribute('aria-hidden', 'true');
        grip.hidden = true;
        const frame = view.dom.parentElement;
        frame?.append(grip);
        let at: number | undefined;

        const follow = (event: PointerEvent) => {
          if (event.pointerType === 'touch' || !view.editable) return;
          const block = blockAt(view, event.clientY);
          if (block === undefined || !frame) {
            grip.hidden = true;
            return;
          }
          at = block.position;
          grip.hidden = false;
          grip.style.top = `${block.top - frame.getBoundingClientRect().top}px`;
        };
        const hide = () => {
          grip.hidden = true;
        };
        const drag = (event: DragEvent) => {
          if (at === undefined || !event.dataTransfer) return;
          const selection = NodeSelection.create(view.state.doc, at);
          view.dispatch(view.state.tr.setSelection(selection));
          const slice = selection.content();
          const { dom, text } = view.serializeForClipboard(slice);
          event.dataTransfer.clearData();
          event.dataTransfer.setData('text/html', dom.innerHTML);
          event.dataTransfer.setData('text/plain', text);
          event.dataTransfer.effectAllowed = 'copyMove';
          const shown = view.nodeDOM(at);
          if (shown instanceof HTMLElement) event.dataTransfer.setDragImage(shown, 0, 0);
          view.dragging = { slice, move: true };
        };
        const choose = () => {
          if (at === undefined) return;
          view.focus();
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
        };
        frame?.addEventListener('pointermove', follow);
        frame?.addEventListener('pointerleave', hide);
        grip.addEventListener('dragstart', drag);
        grip.addEventListener('click', choose);
        return {
          update: (_view, before) => {
            if (before.doc !== view.state.doc) hide();
          },
          destroy: () => {
            frame?.removeEventListener('pointermove', follow);
            frame?.removeEventListener('pointerleave', hide);
            grip.remove();
          },
        };
      },
    }),
  ],
});

/** The element of the story at a height of the window. */
function blockAt(view: EditorView, y: number): { position: number; top: number } | undefined {
  let position = 0;
  for (let index = 0; index < view.state.doc.childCount; index++) {
    const shown = view.nodeDOM(position);
    if (shown instanceof HTMLElement) {
      const { top, bottom } = shown.getBoundingClientRect();
      if (y >= top && y <= bottom) return { position, top };
      if (top > y) return undefined;
    }
    position += view.state.doc.child(index).nodeSize;
  }
  return undefined;
}
