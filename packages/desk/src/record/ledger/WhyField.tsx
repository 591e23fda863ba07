import { TextInput } from '@mantine/core';

/** As long as the API takes it. */
const WHY_MAX = 1000;

/** Why somebody does something, for the history. */
export function WhyField(props: { readonly value: string; readonly onChange: (why: string) => void }) {
  return (
    <TextInput
      label="Why"
      description="For the history, which only the newsroom sees"
      placeholder="If it needs a word"
      maxLength={WHY_MAX}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
