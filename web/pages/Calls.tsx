/** Every finished call, newest first, and how to find one. What is looked for stands in the address. */
import { Card } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilterBar } from '../call/FilterBar.tsx';
import { readCallSearch } from '../call/filters.ts';
import { History } from '../call/History.tsx';
import { Keeping } from '../call/Keeping.tsx';
import { PageHead } from '../ui/PageHead.tsx';

export function Calls() {
  const search = useSearch({ from: '/signed-in/calls' });
  const navigate = useNavigate({ from: '/calls' });
  const clear = () => void navigate({ search: {}, replace: true });
  return (
    <>
      <PageHead title="Calls">
        <Keeping />
      </PageHead>
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
