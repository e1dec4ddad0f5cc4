/** What can be done with a message: reply, call back, put off, put away. */
import { Button, Group, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { useBlockNumber } from '../customers/BlockNumber.tsx';
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
  const { id, status, phone, email } = message;
  const open = status === 'open';
  const unanswered = message.answer === null;
  return (
    <Group gap="sm">
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
      {open && <Later message={message} changes={changes} />}
      <More message={message} changes={changes} />
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

/** What is wanted seldom. */
function More({ message, changes }: Pick<MessageActionsProps, 'message' | 'changes'>) {
  const { role } = useBusiness();
  const block = useBlockNumber();
  const { id, status, phone, email, customerId, calledAt } = message;
  const canBeCalled = status === 'open' && phone !== null && calledAt === null;
  const addressOf = message.answer === null && email === null ? customerId : null;
  const canBeBlocked = phone !== null && role !== 'staff';
  if (!canBeCalled && addressOf === null && !canBeBlocked) return null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button size="sm" variant="default">
          {text.messages.more}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {canBeCalled && <Menu.Item onClick={() => changes.called(id)}>{text.messages.markCalled}</Menu.Item>}
        {addressOf !== null && (
          <Menu.Item
            renderRoot={(props) => (
              <Link to="/customers/$customerId" params={{ customerId: addressOf }} {...props} />
            )}
          >
            {text.messages.addAddress}
          </Menu.Item>
        )}
        {canBeBlocked && <Menu.Item onClick={() => block(phone, true)}>{text.customers.block}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
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
