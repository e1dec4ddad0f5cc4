/** The jobs of texts: sending them, answering those that come, and what is looked after later. */
import type { TextCarriers } from '../carriers/texts.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { deliverTexts } from '../notices/texts/delivery.ts';
import { type AnswerParts, answerOrTell } from './answer.ts';
import { closeTexting } from './close.ts';
import { fetchPictures } from './pictures.ts';

/** Works them off until the queue stops. */
export async function workTexts(queue: JobQueue, parts: AnswerParts, carriers: TextCarriers): Promise<void> {
  await queue.work('answer-texts', (attempt) => answerOrTell(parts, attempt));
  await queue.work('close-texting', ({ data }) => closeTexting(parts, data));
  await deliverTexts(queue, parts.db, (name) => carriers.at(name), parts.onError);
  await queue.work('fetch-pictures', ({ data }) => fetchPictures(parts.db, carriers, data));
}
