import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
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
          {name === '' ? 'No name yet' : name}
          {blocked && <span className={classes['blocked']}>Blocked</span>}
        </Text>
        <Text span size="sm" c="dimmed" className="figures">
          {phone === null ? 'No number' : phoneNumber(phone)}
        </Text>
      </span>
      <span className={classes['when']}>
        {nextBookingAt !== null && <span>Comes {momentOf(nextBookingAt, zone, now)}</span>}
        {lastCallAt !== null && (
          <span className={classes['quiet']}>Rang {momentOf(lastCallAt, zone, now)}</span>
        )}
      </span>
      <span className={classes['arrow']}>
        <ArrowIcon size={16} />
      </span>
    </Link>
  );
}
