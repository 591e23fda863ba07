import { useEffect, useSyncExternalStore } from 'react';
import type { Sheet } from './sheet.ts';

const SHOWN_MS = 12_000;

/** What a paste left out, or why a file was not taken: said once, below the sheet. */
export function SheetNotice({ sheet }: { readonly sheet: Sheet }) {
  const notice = useSyncExternalStore(sheet.notice.subscribe, sheet.notice.get);
  useEffect(() => {
    // What went wrong stays until somebody has read it.
    if (notice === undefined || notice.wrong) return;
    const timer = setTimeout(() => sheet.notice.set(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, sheet]);
  return (
    <div className="sheet-notice" role="status" data-wrong={notice?.wrong || undefined} hidden={!notice}>
      {notice?.text}
      <button type="button" className="plain-button" onClick={() => sheet.notice.set(undefined)}>
        Close
      </button>
    </div>
  );
}
