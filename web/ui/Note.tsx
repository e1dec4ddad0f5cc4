import type { ReactNode } from 'react';
import classes from './Note.module.css';

/** A sentence that the reader should not miss; screen readers announce trouble at once. */
export function Note({ trouble, children }: { readonly trouble: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes['note']} data-trouble={trouble} role={trouble ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
