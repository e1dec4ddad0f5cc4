/** The receptionist on the business's own website: where it may be shown, how it looks, and the line to put in there. */
import { Button, Code, ColorInput, Group, SegmentedControl, Stack, Switch, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsOf, type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import classes from './receptionist.module.css';
import { CopyIconButton } from '../ui/buttons.tsx';
import { Form } from '../ui/form.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Dimmed, Section, Waiting } from '../ui/page.tsx';

type Known = RouterOutputs['website']['get'];
type Site = Known['settings'];

const EXAMPLE = 'https://www.example.com';

export function Website() {
  const { trpc, id: businessId } = useBusiness();
  const known = useQuery(trpc.website.get.queryOptions({ businessId }));
  if (!known.isSuccess) return <Waiting request={known} />;
  return <Loaded known={known.data} />;
}

/** The line that a website takes. Everything in it is ours, or was checked to be a colour. */
const snippetOf = (script: string, businessId: string, { color, side }: Site): string =>
  `<script src="${script}" data-business="${businessId}" data-color="${color}" data-side="${side}" async></script>`;

function Loaded({ known }: { readonly known: Known }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const [site, setSite] = useState<Site>(known.settings);
  const [typed, setTyped] = useState(known.settings.origins.join('\n'));
  const words = text.website;
  const save = useMutation(
    trpc.website.save.mutationOptions({
      onError: (error) => {
        if (Object.keys(fieldsOf(error)).length === 0) failed(words.notSaved, error);
      },
      async onSuccess(kept) {
        await reload(trpc.website.pathKey());
        setSite(kept);
        setTyped(kept.origins.join('\n'));
        done(words.saved);
      },
    }),
  );
  const origins = typed.split(/[\s,]+/).filter((each) => each !== '');
  const wrong = Object.entries(fieldsOf(save.error)).find(([path]) => path.startsWith('site.origins'))?.[1];
  const snippet = snippetOf(known.script, businessId, site);
  return (
    <Stack>
      <Section title={words.title} about={words.about}>
        <Form submit={() => save.mutate({ businessId, site: { ...site, origins } })}>
          <Switch
            label={words.enabled}
            description={words.enabledAbout}
            checked={site.enabled}
            onChange={({ currentTarget }) => setSite({ ...site, enabled: currentTarget.checked })}
          />
          <Textarea
            label={words.origins}
            description={words.originsAbout}
            placeholder={EXAMPLE}
            autosize
            minRows={2}
            maxLength={4_000}
            error={wrong}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <ColorInput
            label={words.color}
            format="hex"
            withEyeDropper={false}
            value={site.color}
            onChange={(color) => setSite({ ...site, color })}
          />
          <SegmentedControl
            aria-label={words.side}
            data={[
              { value: 'left', label: words.sides.left },
              { value: 'right', label: words.sides.right },
            ]}
            value={site.side}
            onChange={(side) => setSite({ ...site, side: side === 'left' ? 'left' : 'right' })}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
          </Group>
        </Form>
      </Section>
      <Section
        title={words.snippet}
        about={words.snippetAbout}
        beside={<CopyIconButton value={snippet} label={words.copy} />}
      >
        <Code block className={classes['snippet'] ?? ''}>
          {snippet}
        </Code>
        <Dimmed mt="sm">{words.policy(new URL(known.script).origin)}</Dimmed>
      </Section>
      {known.settings.enabled && (
        <Section title={words.page} about={words.pageAbout}>
          <Button component="a" href={known.page} target="_blank" rel="noopener" variant="default">
            {words.preview}
          </Button>
        </Section>
      )}
    </Stack>
  );
}
