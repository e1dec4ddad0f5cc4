/** The note of a booking, on its card: read, and changed in place. */
import { Button, Group, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { Booking } from './layout.ts';
import { text } from '../languages/text.ts';
import { useUnsaved } from '../ui/Dialog.tsx';
import { typedIn } from '../ui/form.tsx';
import { done, failed } from '../ui/notify.tsx';

export const LONGEST_NOTE = 1_000;

export function NoteField({ booking: { id: bookingId, note } }: { readonly booking: Booking }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const [typed, setTyped] = useState(note);
  const save = useMutation(
    trpc.bookings.setNote.mutationOptions({
      onError: (error) => failed(text.common.unsaved, error),
      async onSuccess() {
        done(text.common.saved);
        await reload(trpc.bookings.pathKey());
      },
    }),
  );
  useUnsaved(typed.trim() !== note);
  return (
    <div>
      <Textarea
        label={text.common.note}
        description={text.calendar.noteAbout}
        autosize
        maxRows={6}
        maxLength={LONGEST_NOTE}
        {...typedIn(typed, setTyped)}
      />
      {typed.trim() !== note && (
        <Group justify="end" mt="xs">
          <Button
            size="compact-sm"
            loading={save.isPending}
            onClick={() => save.mutate({ businessId, bookingId, note: typed })}
          >
            {text.calendar.saveNote}
          </Button>
        </Group>
      )}
    </div>
  );
}
