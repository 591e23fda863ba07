/** What there is advice about; a newsroom may make rules of them, see `NewsroomSettings.claimRules`. */
export const ADVICE_TYPES = [
  'quotation-without-speaker',
  'hearsay-without-source',
  'statement-without-date',
  'finding-differs',
  'unnamed-without-reason',
  'unnamed-not-agreed',
] as const;
export type AdviceType = (typeof ADVICE_TYPES)[number];
