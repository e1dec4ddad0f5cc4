import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { ArrowIcon } from '../ui/icons.tsx';
import classes from './CustomerLine.module.css';
import { Initials } from './Initials.tsx';

type Listed = RouterOutputs['customers']['list']['customers'][number];

/** One customer of the list, a link to their card. */
export function CustomerLine({ customer }: { readonly customer: Listed }) {
  const { zone } = useBusiness();
  const { id, name, phone, blocked, lastCallAt, nextBookingAt } = customer;
  const now = new Date();
  return (
    <Link to="/customers/$customerId" params={{ customerId: id }} className={classes['line']}>
      <Initials name={name} />
      <span className={classes['who']}>
        <Text span fw={600} truncate>
          {name === '' ? text.customers.noName : name}
          {blocked && <span className={classes['blocked']}>{text.customers.blocked}</span>}
        </Text>
        <Text span size="sm" c="dimmed" className="figures">
          {phone === null ? text.customers.noNumber : phoneNumber(phone)}
        </Text>
      </span>
      <span className={classes['when']}>
        {nextBookingAt !== null && <span>{text.customers.comes(momentOf(nextBookingAt, zone, now))}</span>}
        {lastCallAt !== null && (
          <span className={classes['quiet']}>{text.customers.rang(momentOf(lastCallAt, zone, now))}</span>
        )}
      </span>
      <span className={classes['arrow']}>
        <ArrowIcon size={16} />
      </span>
    </Link>
  );
}
