import './parts.css';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { CHANNELS, CLAIM_TEXT_MAX, OBSERVED_FINDINGS, RELAY_MAX } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimDraft, ClaimDraftProblems, ObservedFinding } from './claim-draft.ts';
import { CHANNEL_WORDS, DIRECTNESS_WORDS, STATE_WORDS } from './claim-words.ts';
import { SaidDateField } from './SaidDateField.tsx';
import { SourcePicker } from './SourcePicker.tsx';

/** The fields of a claim. Who recorded it may say what the reporting shows of evidence; verdicts are set elsewhere. */
export function ClaimFields(props: {
  readonly draft: ClaimDraft;
  readonly problems: ClaimDraftProblems;
  readonly onChange: (draft: ClaimDraft) => void;
  /** Whether the finding is chosen here, too: where the claim is first recorded. */
  readonly withFinding?: boolean;
  /** Whether sources that are not on record can be written into it. */
  readonly allowNew?: boolean;
}) {
  const { draft, problems, onChange, withFinding = false, allowNew = true } = props;
  const set = (part: Partial<ClaimDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="claim-fields">
      <Textarea
        label="What was stated"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={CLAIM_TEXT_MAX}
        lang={draft.language}
        value={draft.text}
        error={problems.text}
        data-autofocus
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <SourcePicker
        label="Who stated it"
        value={draft.speaker}
        error={problems.speaker}
        allowNew={allowNew}
        onChange={(speaker) => set({ speaker })}
      />
      <div className="pair">
        <NativeSelect
          label="Words"
          value={draft.directness}
          data={Object.entries(DIRECTNESS_WORDS).map(([value, label]) => ({ value, label }))}
          onChange={(event) => set({ directness: event.currentTarget.value as ClaimDraft['directness'] })}
        />
        {withFinding && (
          <NativeSelect
            label="What the story shows"
            value={draft.finding}
            data={OBSERVED_FINDINGS.map((value) => ({ value, label: STATE_WORDS[value] }))}
            onChange={(event) => set({ finding: event.currentTarget.value as ObservedFinding })}
          />
        )}
      </div>
      <SaidDateField value={draft.saidAt} onChange={(saidAt) => set({ saidAt })} />
      <div className="pair">
        <NativeSelect
          label="Through"
          value={draft.channelKind}
          data={[
            { value: '', label: 'Not known' },
            ...CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] })),
          ]}
          onChange={(event) => set({ channelKind: event.currentTarget.value as ClaimDraft['channelKind'] })}
        />
        <TextInput
          label="In the story’s words"
          placeholder="a post on …"
          maxLength={200}
          value={draft.channelWords}
          disabled={draft.channelKind === ''}
          onChange={(event) => set({ channelWords: event.currentTarget.value })}
        />
      </div>
      <div className="pair">
        <TextInput
          label="Where"
          maxLength={200}
          value={draft.place}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
        <TextInput
          label="Grounds the speaker gives"
          placeholder="citing …"
          maxLength={300}
          value={draft.sourcing}
          onChange={(event) => set({ sourcing: event.currentTarget.value })}
        />
      </div>
      <RelayFields
        relay={draft.relay}
        problem={problems.relay}
        allowNew={allowNew}
        onChange={(relay) => set({ relay })}
      />
    </div>
  );
}

/** Through whose hands a statement came: "the paper, citing undisclosed sources". */
function RelayFields(props: {
  readonly relay: ClaimDraft['relay'];
  readonly problem: string | undefined;
  readonly allowNew: boolean;
  readonly onChange: (relay: ClaimDraft['relay']) => void;
}) {
  const { relay, problem, onChange } = props;
  const put = (at: number, part: Partial<ClaimDraft['relay'][number]>) =>
    onChange(relay.map((hand, place) => (place === at ? { ...hand, ...part } : hand)));
  return (
    <fieldset className="relay">
      <legend className="said">Through whose hands it came</legend>
      {relay.map((hand, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hand is its place in the chain
        <div key={at} className="hand">
          <SourcePicker
            label={at === 0 ? 'Reported by' : 'Who had it from'}
            value={hand.source}
            error={hand.source === null ? problem : undefined}
            allowNew={props.allowNew}
            onChange={(source) => put(at, { source })}
          />
          <TextInput
            label="On what grounds"
            placeholder="citing undisclosed sources"
            maxLength={300}
            value={hand.sourcing}
            onChange={(event) => put(at, { sourcing: event.currentTarget.value })}
          />
          <button
            type="button"
            className="plain-button"
            onClick={() => onChange(relay.filter((_, place) => place !== at))}
          >
            Not through them
          </button>
        </div>
      ))}
      {relay.length < RELAY_MAX && (
        <Button size="compact-sm" onClick={() => onChange([...relay, { source: null, sourcing: '' }])}>
          {relay.length === 0 ? 'It was reported by somebody else' : 'Who had it from somebody else'}
        </Button>
      )}
    </fieldset>
  );
}
