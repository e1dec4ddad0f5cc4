import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './CustomerLine.module.css';
import { text } from '../languages/text.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { ArrowIcon } from '../ui/icons.tsx';
import { Dimmed } from '../ui/page.tsx';

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
        <Dimmed span className="figures">
          {phone === null ? text.customers.noNumber : phoneNumber(phone)}
        </Dimmed>
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

/** The first letters of somebody's first and last name, in a circle; a picture only, since the name stands beside it. */
export function Initials({ name }: { readonly name: string }) {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word === undefined ? '' : (Array.from(word)[0] ?? ''),
  );
  return (
    <span className={classes['initials']} aria-hidden="true">
      {letters.join('').toUpperCase()}
    </span>
  );
}
