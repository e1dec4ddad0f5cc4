import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { differences, type Part } from './diff.ts';
import classes from './receptionist.module.css';
import type { Settings } from './settings.ts';

/** The differences between two versions, field by field. */
export function Differences({ before, after }: { readonly before: Settings; readonly after: Settings }) {
  const { trpc, id: businessId } = useBusiness();
  const voices = useQuery(trpc.receptionist.voices.queryOptions({ businessId }, { staleTime: 60_000 }));
  const found = differences(before, after, voices.data ?? []);
  if (found.length === 0) return <Text c="dimmed">{text.receptionist.noDifferences}</Text>;
  return (
    <dl className={classes['differences']} aria-label={text.receptionist.differences}>
      {found.map(({ field, parts }, index) => (
        <div key={index}>
          <dt>{field}</dt>
          <dd>
            {parts.map((part, at) => (
              <Words key={at} {...part} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ kind, text }: Part) {
  switch (kind) {
    case 'same':
      return text;
    case 'added':
      return <ins>{text}</ins>;
    case 'removed':
      return <del>{text}</del>;
  }
}
