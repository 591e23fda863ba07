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
