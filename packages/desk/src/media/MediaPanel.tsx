import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { renditionPath } from '@onrecord/domain/address/paths';
import type { MediaEdit } from '@onrecord/domain/desk/media-shapes';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { FocalPointPicker } from './FocalPointPicker.tsx';
import { MediaImage } from './MediaImage.tsx';
import { MediaUses } from './MediaUses.tsx';
import { editMedia, mediaDetailQuery } from './media-queries.ts';
import { lacksOf, sizeInWords, undoOf } from './media-words.ts';
import { ReplaceMedia } from './ReplaceMedia.tsx';

const FIELDS = [
  { name: 'caption', label: 'Caption', description: 'What is to be seen, where and when.', lines: 3 },
  { name: 'altText', label: 'Alt text', description: 'For readers who do not see the picture.', lines: 3 },
  { name: 'credit', label: 'Credit', description: 'As printed: “Ann Lee / Agency”.', lines: 1 },
  { name: 'creator', label: 'Creator', description: 'Who made it.', lines: 1 },
  { name: 'copyright', label: 'Copyright', description: 'Whose it is.', lines: 1 },
] as const;

/** Everything about one file: its texts, the point that stays in view, where it is used. Saves as one leaves a field. */
export function MediaPanel(props: {
  readonly media: DeskMedia;
  readonly onSelect: (media: DeskMedia) => void;
  readonly onClose: () => void;
}) {
  const { role } = useMe().person;
  const queries = useQueryClient();
  const detail = useQuery(mediaDetailQuery(props.media.id));
  const media = detail.data?.media ?? props.media;
  const isPicture = media.kind === 'picture';
  const mayEdit = mayDo(role, 'edit-media');
  const saving = useMutation({
    mutationFn: (change: MediaEdit) => editMedia(media.id, change),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['media'] }),
  });
  const save = (change: MediaEdit, words: string) => {
    const undo = undoOf(media, change);
    saving.mutate(change, {
      onSuccess: () => say(`${words} of ${media.fileName} changed.`, () => saving.mutate(undo)),
    });
  };
  const lacks = lacksOf(media);
  return (
    <aside className="media-panel" aria-label={media.fileName}>
      <header>
        <h2>{media.fileName}</h2>
        <Button size="compact-sm" onClick={props.onClose}>
          Close <kbd>Esc</kbd>
        </Button>
      </header>
      {isPicture && media.widthPx !== null ? (
        <FocalPointPicker
          key={media.id}
          media={media}
          disabled={!mayEdit}
          onChange={(focal) => save({ focal }, 'The point in view')}
        />
      ) : (
        <div className="whole">
          <MediaImage media={media} alt={media.fileName} widthPx={352} />
        </div>
      )}
      <p className="facts">
        {media.widthPx !== null && `${media.widthPx} × ${media.heightPx} px · `}
        {sizeInWords(media.sizeBytes)} · {media.mimeType}
        {isPicture && media.widthPx !== null && (
          <>
            {' · '}
            <a
              className="link"
              href={renditionPath(media.contentHash, Math.min(media.widthPx, 1920), 'jpeg')}
              target="_blank"
              rel="noreferrer"
            >
              as readers get it
            </a>
          </>
        )}
      </p>
      {lacks.length > 0 && (
        <p className="state" data-tone="wait">
          {lacks.join(' · ')}: stories with it cannot be published without.
        </p>
      )}
      {saving.isError && <Problem error={saving.error} />}
      <div className="fields">
        {FIELDS.map(({ name, label, description, lines }) => (
          <Field
            key={`${media.id} ${name} ${media[name]}`}
            label={label}
            description={description}
            lines={lines}
            value={media[name]}
            disabled={!mayEdit || (name === 'altText' && media.decorative)}
            onSave={(value) => save({ [name]: value }, label)}
          />
        ))}
        {isPicture && (
          <Checkbox
            label="Decorative: it says nothing that words would have to say"
            checked={media.decorative}
            disabled={!mayEdit}
            onChange={(event) => save({ decorative: event.currentTarget.checked }, 'The alt text')}
          />
        )}
      </div>
      <MediaUses detail={detail.data} />
      {mayDo(role, 'replace-media') && detail.data && (
        <ReplaceMedia media={media} uses={detail.data.uses.length} onReplaced={props.onSelect} />
      )}
    </aside>
  );
}

/** A text that is saved when one leaves it changed; Escape puts back what was there. */
function Field(props: {
  readonly label: string;
  readonly description: string;
  readonly lines: number;
  readonly value: string;
  readonly disabled: boolean;
  readonly onSave: (value: string) => void;
}) {
  const { label, description, lines, value, disabled, onSave } = props;
  const [typed, setTyped] = useState(value);
  const common = {
    label,
    description,
    disabled,
    value: typed,
    onBlur: () => typed.trim() !== value && onSave(typed.trim()),
    onKeyDown: (event: { key: string; stopPropagation(): void }) => {
      if (event.key !== 'Escape' || typed === value) return;
      event.stopPropagation();
      setTyped(value);
    },
  };
  return lines > 1 ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}
