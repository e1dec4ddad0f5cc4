import { reactionReader } from '../../reactions.ts';
import { ALONE, PHRASES } from './reaction-phrases.ts';

export const reactionsIn = reactionReader({ kinds: PHRASES, alone: ALONE });
