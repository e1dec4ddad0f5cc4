/** The bar that shows the state of the draft, and publishes or discards it. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { codeOf, type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Differences } from './Differences.tsx';
import classes from './receptionist.module.css';
import type { DraftHandle, Saving } from './useDraft.ts';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { Form, typedIn } from '../ui/form.tsx';
import { PhoneIcon } from '../ui/icons.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Note } from '../ui/page.tsx';

interface DraftBarProps {
  readonly known: RouterOutputs['receptionist']['get'];
  readonly handle: DraftHandle;
}

export function DraftBar({ known, handle }: DraftBarProps) {
  const [asking, { open, close }] = useDisclosure();
  const { saving } = handle;
  const { draft, published } = known;
  const discard = useDiscard(handle);
  const navigate = useNavigate();
  if (draft === null && saving.type === 'saved') return null;
  const ready = saving.type === 'saved' && draft !== null;
  return (
    <>
      <section className={classes['bar']} aria-label={text.receptionist.draft}>
        <div>
          <Text fw={600}>{text.receptionist.draft}</Text>
          <SavingLine saving={saving} />
          {draft !== null && draft.basedOn !== published.version && (
            <Dimmed>{text.receptionist.basedOn(draft.basedOn, published.version)}</Dimmed>
          )}
        </div>
        {saving.type === 'conflict' ? (
          <Button onClick={() => void handle.reload()}>{text.receptionist.reload}</Button>
        ) : (
          <Group gap="xs">
            {saving.type === 'failed' && (
              <Button onClick={handle.saveAgain}>{text.receptionist.saveAgain}</Button>
            )}
            <Button
              variant="subtle"
              color="gray"
              disabled={!ready}
              loading={discard.isPending}
              onClick={() => draft !== null && discard.discard(draft)}
            >
              {text.receptionist.discard}
            </Button>
            <Button
              variant="default"
              leftSection={<PhoneIcon size={18} />}
              disabled={!ready}
              onClick={() => void navigate({ to: '/phone', search: { draft: true } })}
            >
              {text.receptionist.tryIt}
            </Button>
            <Button disabled={!ready} onClick={open}>
              {text.receptionist.publish}
            </Button>
          </Group>
        )}
      </section>
      {draft !== null && asking && (
        <Dialog onClose={close} title={text.receptionist.publishTitle} size="lg">
          <Publish known={known} draft={draft} onDone={close} />
        </Dialog>
      )}
    </>
  );
}

function SavingLine({ saving }: { readonly saving: Saving }) {
  switch (saving.type) {
    case 'saved':
      return <Dimmed role="status">{text.receptionist.saved}</Dimmed>;
    case 'saving':
      return <Dimmed role="status">{text.receptionist.saving}</Dimmed>;
    case 'failed':
    case 'conflict':
      return (
        <Text size="sm" c="var(--ahoy-bad-text)" role="alert">
          {saving.why}
        </Text>
      );
  }
}

type Draft = NonNullable<DraftBarProps['known']['draft']>;

function Publish({
  known,
  draft,
  onDone,
}: Pick<DraftBarProps, 'known'> & { readonly draft: Draft; readonly onDone: () => void }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const [note, setNote] = useState('');
  const publish = useMutation(
    trpc.receptionist.publish.mutationOptions({
      async onSuccess() {
        onDone();
        await reload(trpc.receptionist.pathKey(), trpc.businesses.pathKey());
      },
    }),
  );
  return (
    <Form
      submit={() => {
        publish.mutate({ businessId, seen: draft.updatedAt, note });
      }}
    >
      <Dimmed>{text.receptionist.publishAbout(known.published.version)}</Dimmed>
      <Differences before={known.published.settings} after={draft.settings} />
      <TextInput
        label={text.receptionist.why}
        description={text.receptionist.whyAbout}
        placeholder={text.receptionist.whyExample}
        maxLength={200}
        {...typedIn(note, setNote)}
      />
      {publish.isError && (
        <Note trouble>
          {codeOf(publish.error) === null ? text.receptionist.publishUnreachable : publish.error.message}
        </Note>
      )}
      <DialogButtons cancel={text.receptionist.notYet} onCancel={onDone} loading={publish.isPending}>
        {text.receptionist.publishVersion(known.published.version + 1)}
      </DialogButtons>
    </Form>
  );
}

/** Discards a draft, with an undo. */
function useDiscard(handle: DraftHandle) {
  const { trpc, id: businessId } = useBusiness();
  const discarding = useMutation(
    trpc.receptionist.discardDraft.mutationOptions({
      onError: (error) => failed(text.receptionist.notDiscarded, error),
    }),
  );
  return {
    isPending: discarding.isPending,
    discard: ({ settings, updatedAt }: Draft) =>
      discarding.mutate(
        { businessId, seen: updatedAt },
        {
          onSuccess() {
            void handle.reload();
            done(text.receptionist.discarded, () => handle.change(settings));
          },
          onError: () => void handle.reload(),
        },
      ),
  };
}
