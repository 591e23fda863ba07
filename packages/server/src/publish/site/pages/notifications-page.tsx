import { notificationsPath } from '@onrecord/domain/address/paths';
import { BREAKING_TOPIC } from '@onrecord/domain/push/topics';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { page } from '../parts/page.tsx';

interface ListedTopic {
  readonly topic: string;
  readonly label: string;
}

interface NotificationsPageView {
  /** The newsroom's key for push services, in base64url. */
  readonly publicKey: string;
  /** The live story or the tag the reader came from, chosen already. */
  readonly asked: ListedTopic | null;
  /** Tags in the news. */
  readonly tags: readonly ListedTopic[];
  readonly meta: PageMeta;
}

/**
 * Where readers choose what they are notified of. Its own code is loaded here only; its attributes have the words.
 */
export function notificationsPage(
  site: SiteContext,
  { publicKey, asked, tags, meta }: NotificationsPageView,
): string {
  return page(site, {
    meta,
    path: notificationsPath,
    content: ({ words: { push } }) => {
      const isLive = asked?.topic.startsWith('live:');
      const others = tags.filter(({ topic }) => topic !== asked?.topic);
      return (
        <>
          <div class="head">
            <h1>{push.notifications}</h1>
          </div>
          <p class="intro">{push.lead}</p>
          <push-choices
            class="choices"
            data-public-key={publicKey}
            data-saved={push.saved}
            data-stopped={push.stopped}
            data-choose-one={push.chooseOne}
            data-blocked={push.blocked}
            data-undecided={push.undecided}
            data-unsupported={push.unsupported}
            data-needs-home-screen={push.needsHomeScreen}
            data-failed={push.failed}
            data-busy={push.busy}
          >
            <form>
              {isLive && (
                <fieldset>
                  <legend>{push.liveStory}</legend>
                  <Choice topic={asked} isChosen />
                </fieldset>
              )}
              <fieldset>
                <legend class="said">{push.breaking}</legend>
                <Choice topic={{ topic: BREAKING_TOPIC, label: push.breaking }} note={push.breakingNote} />
              </fieldset>
              {(others.length > 0 || (asked && !isLive)) && (
                <fieldset class="topics">
                  <legend>{push.topics}</legend>
                  {asked && !isLive && <Choice topic={asked} isChosen />}
                  {others.map((tag) => (
                    <Choice topic={tag} />
                  ))}
                </fieldset>
              )}
              <p class="ends">
                <button class="button" type="submit" disabled>
                  {push.save}
                </button>
                <button class="plain" type="button" name="stop" hidden>
                  {push.stop}
                </button>
              </p>
            </form>
            <p class="outcome" role="status" />
            <noscript>
              <p>{push.needsScript}</p>
            </noscript>
          </push-choices>
          <p class="hint">{push.privacy}</p>
          <link rel="manifest" href="/notifications/site.webmanifest" />
          <script type="module" src={site.assets.pushJs} />
        </>
      );
    },
  });
}

function Choice(props: {
  readonly topic: ListedTopic | null;
  readonly note?: string;
  readonly isChosen?: boolean;
}) {
  const { topic, note, isChosen = false } = props;
  if (topic === null) return null;
  return (
    <label>
      <input type="checkbox" name="topic" value={topic.topic} checked={isChosen} disabled />
      <span>
        <b dir="auto">{topic.label}</b>
        {note !== undefined && <small>{note}</small>}
      </span>
    </label>
  );
}
