import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { tiptapSchema } from './tiptap-schema.ts';

const schema = getSchema(tiptapSchema());

describe('the editor’s schema is the one the server reads', () => {
  it('has the same nodes and marks in the same order', () => {
    expect(Object.keys(schema.nodes)).toEqual(Object.keys(editorSchema.nodes));
    expect(Object.keys(schema.marks)).toEqual(Object.keys(editorSchema.marks));
    expect(schema.topNodeType.name).toBe(editorSchema.topNodeType.name);
  });

  it.each(Object.keys(editorSchema.nodes))('node %s', (name) => {
    const ours = schema.nodes[name];
    const theirs = editorSchema.nodes[name];
    expect(ours?.spec.content).toEqual(theirs?.spec.content);
    for (const field of [
      'marks',
      'group',
      'inline',
      'atom',
      'code',
      'defining',
      'isolating',
      'whitespace',
      'tableRole',
    ] as const)
      expect(ours?.spec[field]).toEqual(theirs?.spec[field]);
    expect(ours?.spec.attrs ?? {}).toStrictEqual(theirs?.spec.attrs ?? {});
    expect(ours?.markSet?.map((mark) => mark.name)).toEqual(theirs?.markSet?.map((mark) => mark.name));
  });

  it.each(Object.keys(editorSchema.marks))('mark %s', (name) => {
    const ours = schema.marks[name];
    const theirs = editorSchema.marks[name];
    expect(ours?.spec.attrs ?? {}).toStrictEqual(theirs?.spec.attrs ?? {});
    for (const field of ['excludes', 'inclusive', 'spanning', 'code'] as const)
      expect(ours?.spec[field]).toEqual(theirs?.spec[field]);
  });
});
