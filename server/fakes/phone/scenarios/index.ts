import type { MakeScenario } from '../scenario.ts';
import { angry } from './angry.ts';
import { book } from './book.ts';
import { cancel, cancelUnconfirmed } from './cancel.ts';
import { hangUpMidWord } from './hang-up-mid-word.ts';
import { hoursThenBook } from './hours-then-book.ts';
import { hours } from './hours.ts';
import { interrupt } from './interrupt.ts';
import { keypad } from './keypad.ts';
import { mumble } from './mumble.ts';
import { person } from './person.ts';
import { reschedule } from './reschedule.ts';
import { silence } from './silence.ts';

/** By the names that the command line takes. */
export const scenarios: ReadonlyMap<string, MakeScenario> = new Map([
  ['book', book],
  ['hours', hours],
  ['hours-then-book', hoursThenBook],
  ['reschedule', reschedule],
  ['cancel', cancel],
  ['cancel-unconfirmed', cancelUnconfirmed],
  ['interrupt', interrupt],
  ['mumble', mumble],
  ['silence', silence],
  ['keypad', keypad],
  ['person', person],
  ['angry', angry],
  ['hang-up-mid-word', hangUpMidWord],
]);
