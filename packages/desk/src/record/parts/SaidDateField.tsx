import { TextInput } from '@mantine/core';
import { precisionOf } from '@onrecord/domain/claims/ledger/truncated-date';
import { useMe } from '../../session/me.ts';
import { placeOf } from '../../time/newsroom-time.ts';
import { readSaidDate, saidDateWords } from './said-date.ts';

const PRECISION_WORDS = {
  year: 'the year',
  month: 'the month',
  day: 'the day',
  minute: 'the minute',
} as const;

/** When something was said, as exactly as is known. The value is what was typed; `readSaidDate` makes a date of it. */
export function SaidDateField(props: {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly label?: string;
  readonly disabled?: boolean;
}) {
  const { value, onChange, label = 'When it was said', disabled = false } = props;
  const { timeZone } = useMe().newsroom;
  const date = readSaidDate(value, timeZone, new Date());
  return (
    <TextInput
      label={label}
      placeholder="14 Mar 2025, Mar 2025, yesterday"
      value={value}
      disabled={disabled}
      description={dateSays(date, timeZone)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={date === undefined && 'Write it as 14 Mar 2025, Mar 2025, 2025 or 14 Mar 2025 09:12.'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function dateSays(date: string | null | undefined, timeZone: string): string {
  if (date === undefined) return '';
  if (date === null) return 'Not known';
  const precision = precisionOf(date) ?? 'day';
  const zone = precision === 'minute' ? ` in ${placeOf(timeZone)}` : '';
  return `${saidDateWords(date, timeZone)}${zone}: known to ${PRECISION_WORDS[precision]}`;
}
