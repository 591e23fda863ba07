import { bodyOfEditorJson, type EditorJson } from '@onrecord/domain/body/editor-json';
import { withTexts } from '@onrecord/domain/body/element-texts';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { elementTextName } from '@onrecord/domain/desk/shared-document';
import { countWords, readingMinutes } from '@onrecord/domain/text/words';
import type { Editor } from '@tiptap/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { useField } from './fields/use-field.ts';
import { nameOf, useContributors, useStoredNames } from './fields/use-names.ts';
import { useThreads } from './notes/use-threads.ts';
import { brokenLinksOf } from './plugins/link-check.ts';
import type { StorySession } from './session/story-session.ts';

const COUNT_AFTER_MS = 400;

/** The line under the dek: who wrote it, how long it is, and what to look at. */
export function StoryMeta(props: {
  readonly editor: Editor;
  readonly session: StorySession;
  readonly onNotes: () => void;
}) {
  const { editor, session } = props;
  const [language] = useField(session, 'language');
  const [contributorIds] = useField(session, 'contributorIds');
  const words = useWordCount(editor, session.doc, language);
  const broken = brokenLinksOf(editor);
  const brokenLinks = useSyncExternalStore(broken.subscribe, broken.get);
  const open = useThreads(session).filter(({ resolved }) => !resolved).length;
  useContributors('');
  useStoredNames(session.storyId);
  const names = contributorIds.map(nameOf);
  return (
    <p className="story-meta">
      {names.length > 0 && (
        <>
          <b>{new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names)}</b>
          {' · '}
        </>
      )}
      {words.toLocaleString()} {words === 1 ? 'word' : 'words'} · {readingMinutes(words, language)} min read
      {open > 0 && (
        <>
          {' · '}
          <button type="button" onClick={props.onNotes}>
            {open} {open === 1 ? 'note' : 'notes'}
          </button>
        </>
      )}
      {brokenLinks.length > 0 && (
        <span className="wrong" title={brokenLinks.join('\n')}>
          {' · '}
          {brokenLinks.length === 1
            ? 'one link of ours leads nowhere'
            : `${brokenLinks.length} links of ours lead nowhere`}
        </span>
      )}
    </p>
  );
}

/** Words as the server will count them, some time after the last key, so that no key waits for it. */
function useWordCount(editor: Editor, doc: Y.Doc, language: string): number {
  const count = () => countWords(plainTextOf(bodyOfEditorJson(jsonWithTexts(editor, doc))), language);
  const [words, setWords] = useState(count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts the text of this editor in this language
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const recount = () => {
      clearTimeout(timer);
      timer = setTimeout(() => whenIdle(() => !editor.isDestroyed && setWords(count())), COUNT_AFTER_MS);
    };
    setWords(count());
    doc.on('update', recount);
    return () => {
      clearTimeout(timer);
      doc.off('update', recount);
    };
  }, [editor, doc, language]);
  return words;
}

function jsonWithTexts(editor: Editor, doc: Y.Doc): EditorJson {
  return withTexts(editor.state.doc.toJSON() as EditorJson, (textsId, attribute) =>
    doc.getText(elementTextName(textsId, attribute)).toString(),
  );
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work);
}
