import classes from './Initials.module.css';

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
