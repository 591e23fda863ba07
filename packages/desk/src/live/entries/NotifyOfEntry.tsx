import { audienceSchema } from '@onrecord/domain/desk/push-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client.ts';
import { say } from '../../layout/toasts.ts';
import { entryAudienceQuery } from '../../screens/push/audience.ts';
import { NotifyModal } from '../../screens/push/NotifyModal.tsx';
import { withGuess } from './entry-book.ts';
import { changeBook } from './entry-queries.ts';

interface Props {
  readonly storyId: string;
  readonly entryId: string;
  readonly onClose: () => void;
}

/** Notifies readers of an entry. */
export function NotifyOfEntry({ storyId, entryId, onClose }: Props) {
  const queries = useQueryClient();
  const audience = entryAudienceQuery(entryId);
  const notify = useMutation({
    mutationFn: (topics: string[]) => post(`/entries/${entryId}/notify`, audienceSchema, { topics }),
    onSuccess: (told) => {
      queries.setQueryData(audience.queryKey, told);
      const notifiedAt = new Date().toISOString();
      changeBook(queries, storyId, (book) => withGuess(book, entryId, { notifiedAt }));
      say('Readers are being notified.');
      onClose();
    },
    // It was sent by somebody else, perhaps: what is shown should say so.
    onError: () => void queries.invalidateQueries({ queryKey: audience.queryKey }),
  });
  return (
    <NotifyModal
      audience={audience}
      busy={notify.isPending}
      error={notify.error}
      onClose={onClose}
      onNotify={notify.mutate}
    />
  );
}
