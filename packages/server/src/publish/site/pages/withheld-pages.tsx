import { claimsPath } from '@onrecord/domain/address/paths';
import type { SealedClaimView } from '@onrecord/domain/claims/ledger/views';
import { withheldMeta } from '../../meta/claim-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { messagesFor } from '../messages/messages.ts';
import { page } from '../parts/page.tsx';
import { type Rendering, renderingOf } from '../render.ts';

interface Withheld {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly madeOf: readonly string[];
}

/** 451: a claim was here and was sealed. The newsroom's notice, and nothing else of it. */
export function sealedClaimPage(
  site: SiteContext,
  { claim, madeOf }: { readonly claim: SealedClaimView; readonly madeOf: readonly string[] },
): string {
  const { words, times } = renderingOf(site);
  const { sealedTitle, sealedOn } = words.ledger;
  const paragraphs = [claim.notice, sealedOn(times.date(claim.sealedAt))];
  return withheldPage(site, { title: sealedTitle, paragraphs, madeOf });
}

/** 410: no story reports the claim any more, or an unnamed source of it has to be agreed to again: which is not said. */
export function goneClaimPage(site: SiteContext, madeOf: readonly string[]): string {
  const { goneClaimTitle, goneClaimText } = messagesFor(site.settings.language).ledger;
  return withheldPage(site, { title: goneClaimTitle, paragraphs: [goneClaimText], madeOf });
}

/** 410: nothing that this source stated is public any more. */
export function goneSourcePage(site: SiteContext, madeOf: readonly string[]): string {
  const { goneSourceTitle, goneSourceText } = messagesFor(site.settings.language).ledger;
  return withheldPage(site, { title: goneSourceTitle, paragraphs: [goneSourceText], madeOf });
}

function withheldPage(site: SiteContext, { title, paragraphs, madeOf }: Withheld): string {
  return page(site, {
    meta: withheldMeta(site, title),
    madeOf,
    content: ({ words }: Rendering) => (
      <>
        <div class="problem">
          <h1>{title}</h1>
          {paragraphs.map((paragraph) => (
            <p dir="auto">{paragraph}</p>
          ))}
        </div>
        <p class="act">
          <a class="button" href={claimsPath}>
            {words.ledger.allStatements}
          </a>
        </p>
      </>
    ),
  });
}
