import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';

/** A click below a story that ends with a picture or a card gives a paragraph to go on writing in. */
export const EndOfStory = Extension.create({
  name: 'endOfStory',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          mousedown: (view, event) => {
            const last = view.state.doc.lastChild;
            const paragraph = view.state.schema.nodes.paragraph;
            const bottom = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? 0;
            if (event.target !== view.dom || event.clientY <= bottom || !view.editable) return false;
            if (!paragraph || last?.type === paragraph) return false;
            const { tr } = view.state;
            const end = tr.doc.content.size;
            tr.insert(end, paragraph.create());
            view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
            view.focus();
            event.preventDefault();
            return true;
          },
        },
      },
    }),
  ],
});
