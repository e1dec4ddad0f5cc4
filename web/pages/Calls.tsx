/** Every finished call, newest first, with filters that are kept in the address. */
import { Card } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilterBar } from '../call/FilterBar.tsx';
import { readCallSearch } from '../call/filters.ts';
import { History } from '../call/History.tsx';
import { Retention } from '../call/Retention.tsx';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { ZoneNote } from '../ui/ZoneNote.tsx';

export function Calls() {
  const { zone } = useBusiness();
  const search = useSearch({ from: '/signed-in/calls' });
  const navigate = useNavigate({ from: '/calls' });
  const clear = () => void navigate({ search: {}, replace: true });
  return (
    <>
      <PageHead title={text.calls.title}>
        <Retention />
      </PageHead>
      <ZoneNote zone={zone} />
      <FilterBar
        search={search}
        change={(change) =>
          void navigate({ search: (before) => readCallSearch({ ...before, ...change }), replace: true })
        }
        clear={clear}
      />
      <Card padding={0}>
        <History search={search} clear={clear} />
      </Card>
    </>
  );
}
