/** What can be done with a message: reply, call back, put off, put away. */
import { Button, Group, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { BlockNumber } from '../customers/BlockNumber.tsx';
import { text } from '../languages/text.ts';
import classes from './MessageCard.module.css';
import { snoozes } from './snoozes.ts';
import type { Message, MessageChanges } from './useMessageChanges.ts';
import { momentOf } from '../ui/format.ts';
import { CheckIcon, PhoneIcon, SendIcon } from '../ui/icons.tsx';

interface MessageActionsProps {
  readonly message: Message;
  readonly changes: MessageChanges;
  readonly answer: (by: 'mail' | 'text') => void;
}

export function MessageActions({ message, changes, answer }: MessageActionsProps) {
  const { id, status, phone, email, customerId, calledAt } = message;
  const open = status === 'open';
  const unanswered = message.answer === null;
  return (
    <Group gap="sm">
      <BlockNumber phone={phone} />
      {unanswered && email === null && customerId !== null && (
        <Link to="/customers/$customerId" params={{ customerId }} className={`link ${classes['hint'] ?? ''}`}>
          {text.messages.addAddress}
        </Link>
      )}
      {unanswered && phone !== null && (
        <Button
          size="sm"
          variant="default"
          leftSection={<SendIcon size={15} />}
          onClick={() => answer('text')}
        >
          {text.messages.answerByText}
        </Button>
      )}
      {unanswered && email !== null && (
        <Button
          size="sm"
          variant="default"
          leftSection={<SendIcon size={15} />}
          onClick={() => answer('mail')}
        >
          {text.messages.answer}
        </Button>
      )}
      {open && phone !== null && (
        <Button
          component="a"
          href={`tel:${phone}`}
          size="sm"
          variant="default"
          leftSection={<PhoneIcon size={15} />}
        >
          {text.messages.callBack}
        </Button>
      )}
      {open && phone !== null && calledAt === null && (
        <Button size="sm" variant="default" onClick={() => changes.called(id)}>
          {text.messages.markCalled}
        </Button>
      )}
      {open && <Later message={message} changes={changes} />}
      <Button
        size="sm"
        variant={open ? 'filled' : 'default'}
        leftSection={open ? <CheckIcon size={15} /> : null}
        onClick={() => changes.put(id, open ? 'done' : 'open')}
      >
        {open ? text.common.done : text.messages.reopen}
      </Button>
    </Group>
  );
}

function Later({ message, changes }: Pick<MessageActionsProps, 'message' | 'changes'>) {
  const { zone } = useBusiness();
  const { id, snoozedUntil } = message;
  const now = new Date();
  if (snoozedUntil !== null && Date.parse(snoozedUntil) > now.getTime())
    return (
      <Button size="sm" variant="default" onClick={() => changes.snooze(id, null)}>
        {text.messages.backNow}
      </Button>
    );
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button size="sm" variant="default">
          {text.messages.later}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozes(now, zone).map(({ name, until }) => (
          <Menu.Item
            key={name}
            rightSection={<span className={classes['hint']}>{momentOf(until, zone, now)}</span>}
            onClick={() => changes.snooze(id, until)}
          >
            {text.messages.snoozes[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
