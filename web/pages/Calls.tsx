/** Every finished call, newest first, with filters that are kept in the address. */
import { Card } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { FilterBar } from '../call/FilterBar.tsx';
import { readCallSearch } from '../call/filters.ts';
import { History } from '../call/History.tsx';
import { Retention } from '../call/Retention.tsx';
import { text } from '../languages/text.ts';
import { PageHead, ZoneNote } from '../ui/page.tsx';

export function Calls() {
  const { zone } = useBusiness();
  const search = useSearch({ from: '/signed-in/calls' });
  const navigate = useNavigate({ from: '/calls' });
  const clear = () => void navigate({ search: {}, replace: true });
  return (
    <>
      <PageHead title={text.ui.pages['/calls']}>
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
