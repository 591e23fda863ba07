import './settings.css';
import { Autocomplete, Button, ColorInput, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { type NewsroomSettings, newsroomSettingsSchema } from '@onrecord/domain/newsroom/settings';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { get, patch } from '../../api/client.ts';
import { Bar } from '../../layout/Bar.tsx';
import { say } from '../../layout/toasts.ts';
import { useMe } from '../../session/me.ts';
import { Problem } from '../Problem.tsx';
import { Unanswered } from '../Unanswered.tsx';
import { BrandFields } from './BrandFields.tsx';
import { NavigationFields } from './NavigationFields.tsx';
import { problemsByField } from './problems-by-field.ts';
import { RecordRules } from './RecordRules.tsx';

const settingsQuery = {
  queryKey: ['settings'],
  queryFn: () => get('/settings', newsroomSettingsSchema),
};

/** What an owner decides about the newsroom; everybody else can read it. */
export function SettingsScreen() {
  const settings = useQuery({ ...settingsQuery, refetchOnWindowFocus: false });
  if (settings.data) return <SettingsForm saved={settings.data} />;
  return (
    <>
      <Bar title="Newsroom" />
      <div className="screen narrow">
        <Unanswered query={settings} waits="The settings are on their way…" />
      </div>
    </>
  );
}

type SettingsChange = Partial<NewsroomSettings>;
/** What is one text. */
type TextSetting = 'name' | 'description' | 'feedName' | 'language' | 'demoNotice';
type TextEvent = React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

/** What of a change is not so already. */
function differing(change: SettingsChange, settings: NewsroomSettings): SettingsChange {
  const names = Object.keys(change) as (keyof NewsroomSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(change[name]) !== JSON.stringify(settings[name]))
      .map((name) => [name, change[name]]),
  );
}

function SettingsForm({ saved }: { readonly saved: NewsroomSettings }) {
  const { person } = useMe();
  const queries = useQueryClient();
  const formId = useId();
  /** What was changed here and is not saved. Nothing else is sent, or it would undo what others change meanwhile. */
  const [change, setChange] = useState<SettingsChange>({});
  const [shown, setShown] = useState(false);
  const draft = { ...saved, ...change };
  const unsaved = differing(change, saved);
  const isChanged = Object.keys(unsaved).length > 0;
  const set = (part: SettingsChange) => setChange({ ...change, ...part });
  const parsed = newsroomSettingsSchema.safeParse(draft);
  const problems = shown && !parsed.success ? problemsByField(parsed.error) : {};
  const save = useMutation({
    mutationFn: (sent: SettingsChange) => patch('/settings', newsroomSettingsSchema, sent),
    onSuccess: (settings, sent) => {
      queries.setQueryData(settingsQuery.queryKey, settings);
      void queries.invalidateQueries({ queryKey: ['me'] });
      // What was typed meanwhile is not saved, and stays.
      setChange((now) => differing(differing(now, saved), { ...saved, ...sent }));
      const before = differing(saved, { ...saved, ...sent });
      say('Saved. Readers get every page anew.', () => save.mutate(before));
    },
  });
  const mayNot = !mayDo(person.role, 'manage-settings');
  const field = <K extends keyof NewsroomSettings>(name: K) => ({
    value: draft[name],
    error: problems[name],
    disabled: mayNot,
    onChange: (value: NewsroomSettings[K]) => set({ [name]: value }),
  });
  const text = (name: TextSetting) => ({
    ...field(name),
    onChange: (event: TextEvent) => set({ [name]: event.currentTarget.value }),
  });
  const policy = (name: keyof NewsroomSettings['policies']) => ({
    value: draft.policies[name] ?? '',
    error: problems[`policies.${name}`],
    disabled: mayNot,
    onChange: (event: TextEvent) =>
      set({ policies: { ...draft.policies, [name]: event.currentTarget.value || null } }),
  });
  return (
    <>
      <Bar title="Newsroom" {...(mayNot ? { aside: 'Only an owner changes these.' } : {})}>
        {!mayNot && (
          <Button type="submit" form={formId} variant="filled" disabled={!isChanged} loading={save.isPending}>
            Save
          </Button>
        )}
      </Bar>
      <form
        id={formId}
        className="screen narrow settings"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setShown(true);
          if (parsed.success && isChanged && !mayNot) save.mutate(unsaved);
        }}
      >
        {save.isError && <Problem error={save.error} />}
        {shown && !parsed.success && (
          <p className="problem" role="alert">
            Something is not as it can be saved; it is marked below.
          </p>
        )}
        <fieldset>
          <legend>Name</legend>
          <TextInput label="Name" description="In the masthead and in search results" {...text('name')} />
          <Textarea
            label="Description"
            description="A sentence or two about the newsroom, for search engines and feeds"
            autosize
            minRows={2}
            {...text('description')}
          />
          <TextInput label="The feed is called" {...text('feedName')} />
          <ColorInput
            label="Accent colour"
            description="Pages use it corrected for contrast"
            format="hex"
            eyeDropperButtonProps={{ 'aria-label': 'Take a colour from the screen' }}
            {...field('accentColour')}
            onChange={(value) => set({ accentColour: value.toLowerCase() })}
          />
        </fieldset>
        <BrandFields settings={draft} problems={problems} disabled={mayNot} onChange={set} />
        <fieldset>
          <legend>Place and language</legend>
          <Autocomplete
            label="Time zone"
            description="All times readers and desk see are in it"
            data={Intl.supportedValuesOf('timeZone')}
            limit={40}
            {...field('timeZone')}
          />
          <TextInput
            label="Language"
            description="Of pages, as a tag such as en, uk or pt-BR; a story may be in another"
            {...text('language')}
          />
        </fieldset>
        <NavigationFields
          links={draft.navigation}
          problems={problems}
          disabled={mayNot}
          onChange={(navigation) => set({ navigation })}
        />
        <fieldset>
          <legend>Policies</legend>
          <TextInput label="Publishing principles" {...policy('publishingPrinciples')} />
          <TextInput label="Corrections" {...policy('corrections')} />
          <TextInput label="Ethics" {...policy('ethics')} />
        </fieldset>
        <fieldset>
          <legend>On the record</legend>
          <NumberInput
            label="Look at findings again after"
            description="Claims that readers see, and whose finding is older, stand under Review"
            suffix=" days"
            allowDecimal={false}
            min={1}
            max={3650}
            clampBehavior="none"
            hideControls
            {...field('claimReviewDays')}
            onChange={(value) => set({ claimReviewDays: Number(value) })}
          />
          <RecordRules
            rules={draft.claimRules}
            disabled={mayNot}
            onChange={(claimRules) => set({ claimRules })}
          />
        </fieldset>
        <fieldset>
          <legend>Readers’ pages</legend>
          <Switch
            label="Show the raw HTML of stories, made safe"
            checked={draft.showRawHtml}
            disabled={mayNot}
            onChange={(event) => set({ showRawHtml: event.currentTarget.checked })}
          />
          <TextInput
            label="Notice on every page"
            description="For a demonstration; empty on a real site"
            {...text('demoNotice')}
          />
        </fieldset>
      </form>
    </>
  );
}
