import { Checkbox } from '@mantine/core';
import { ADVICE_TYPES, type AdviceType } from '@onrecord/domain/claims/advice-types';

const LABELS: Readonly<Record<AdviceType, string>> = {
  'quotation-without-speaker': 'a quotation has no speaker',
  'hearsay-without-source': '“reportedly” has no source',
  'statement-without-date': 'a statement has no date, in the text or on record',
  'finding-differs': 'the text speaks of evidence otherwise than the ledger',
  'unnamed-without-reason': 'a source is not named, and no reason is on record',
  'unnamed-not-agreed': 'no second editor has agreed that a source stays unnamed',
};

/** Which advice about statements the newsroom makes a rule. */
export function RecordRules(props: {
  readonly rules: readonly AdviceType[];
  readonly disabled: boolean;
  readonly onChange: (rules: AdviceType[]) => void;
}) {
  return (
    <Checkbox.Group
      label="A story does not go out while"
      description="Everything else is advice beside the text. What readers have already does not keep a change from going out."
      value={[...props.rules]}
      onChange={(chosen) => props.onChange(ADVICE_TYPES.filter((type) => chosen.includes(type)))}
    >
      <div className="record-rules">
        {ADVICE_TYPES.map((type) => (
          <Checkbox key={type} value={type} label={LABELS[type]} disabled={props.disabled} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
