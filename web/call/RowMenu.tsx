/** What can be done with a call from its line in the list, without opening it. */
import { ActionIcon, Menu } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { useBlockNumber } from '../customers/BlockNumber.tsx';
import { text } from '../languages/text.ts';
import { callerName } from '../ui/format.ts';
import type { ListedCall } from '../ui/CallList.tsx';

/** Nothing for staff, who may not block, and where the number is withheld. */
export function RowMenu({ call }: { readonly call: ListedCall }) {
  const { role } = useBusiness();
  const block = useBlockNumber();
  const { from } = call;
  if (from === null || role === 'staff') return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          size="lg"
          variant="subtle"
          color="gray"
          aria-label={text.customers.moreFor(callerName(call))}
        >
          <span aria-hidden="true">⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => block(from, true)}>{text.customers.block}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
