import type { NodeViewRenderer } from '@tiptap/core';

/** Draws an element in the editor. */
export type ElementView = NodeViewRenderer;
