/** The texts of the dashboard in the language of the page. Pages import them from here and from nowhere else. */
import { english } from './en/index.ts';

/** What each language says; tsc tells what another one lacks. */
export type Catalogue = typeof english;

export const text: Catalogue = english;
