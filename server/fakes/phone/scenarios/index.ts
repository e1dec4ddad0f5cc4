import { angry } from './angry.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { hangUpMidWord } from './hang-up-mid-word.ts';
import { hoursThenBook } from './hours-then-book.ts';
import { interrupt } from './interrupt.ts';
import { keypad } from './keypad.ts';
import { mumble } from './mumble.ts';
import { reschedule } from './reschedule.ts';
import { silence } from './silence.ts';

export const scenarios = [book, hoursThenBook, reschedule, cancel, interrupt, mumble, silence, keypad, angry, hangUpMidWord];
