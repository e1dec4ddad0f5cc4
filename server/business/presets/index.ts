import { barber } from './barber.ts';
import { dentist } from './dentist.ts';
import { lawOffice } from './law-office.ts';
import { other } from './other.ts';
import { plumber } from './plumber.ts';
import type { Preset } from './preset.ts';
import { restaurant } from './restaurant.ts';
import { vet } from './vet.ts';

/** The trades that a business can start as, in the order in which they are offered. */
export const PRESETS: readonly Preset[] = [barber, dentist, plumber, restaurant, vet, lawOffice, other];
