import './parts.css';
import { identityHints } from '@onrecord/domain/claims/ledger/identity-hints';

/** What in the words about a source that is not named looks as if it told who it is; nothing where nothing does. */
export function IdentityWarning({ texts }: { readonly texts: readonly string[] }) {
  const told = texts.flatMap((text) => identityHints(text).map(({ written }) => written));
  if (told.length === 0) return null;
  return (
    <p className="warns" role="alert">
      {`“${told.join('”, “')}” looks as if it told who this is. Describe the source so that nobody can be found by it.`}
    </p>
  );
}
