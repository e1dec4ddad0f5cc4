/** Which colour is whose. */
import classes from './Legend.module.css';
import type { Column } from './layout.ts';
import { text } from '../languages/text.ts';

export const StaffName = ({ column: { name, color } }: { readonly column: Column }) => (
  <span className={classes['name']}>
    <span
      className={classes['dot']}
      style={{ background: `var(--mantine-color-${color}-6)` }}
      aria-hidden="true"
    />
    {name}
  </span>
);

/** Nothing where all bookings are one person's. */
export function Legend({ columns }: { readonly columns: readonly Column[] }) {
  if (columns.length < 2) return null;
  return (
    <ul className={classes['legend']} aria-label={text.calendar.colors}>
      {columns.map((column) => (
        <li key={column.id}>
          <StaffName column={column} />
        </li>
      ))}
    </ul>
  );
}
