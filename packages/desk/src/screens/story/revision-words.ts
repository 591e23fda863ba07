const WORDS: Readonly<Record<string, string>> = {
  'story-published': 'Published',
  'stories-imported': 'Imported',
  'story-create': 'Began a story',
  'publish-changes': 'Changes published',
  'discard-changes': 'Changes discarded',
  'ask-review': 'Asked for review',
  'ask-changes': 'Asked for changes',
  approve: 'Approved',
  schedule: 'Scheduled',
  unschedule: 'Taken off the schedule',
  publish: 'Published',
  retract: 'Retracted',
  withdraw: 'Withdrawn',
  'restore-public': 'Put back for readers',
  'restore-revision': 'Version restored',
  spike: 'Spiked',
  unspike: 'Taken off the spike',
  'share-preview': 'Preview shared',
  'revoke-preview': 'Preview link revoked',
  'story-start-live': 'Went live',
  'story-end-live': 'Ended the live story',
  'story-resume-live': 'Went live again',
  'entry-post': 'Posted an entry',
  'entry-edit': 'Changed an entry',
  'entry-remove': 'Removed an entry',
  'entry-restore': 'Brought back an entry',
  'entry-pin': 'Pinned an entry',
  'entry-unpin': 'Unpinned an entry',
  'entry-break-out': 'Broke an entry out',
  'story-notify-readers': 'Notified readers',
  'breaking-set': 'Set the breaking banner',
  'breaking-lift': 'Lifted the breaking banner',
  'breaking-expire': 'Breaking banner ended',
  'settings-change': 'Settings changed',
  'tag-create': 'Tag made',
};

/** What made a version, as a word for a person; an act this page does not know keeps its name. */
export function actWords(act: string): string {
  const known = WORDS[act];
  if (known !== undefined) return known;
  const words = act.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
