/** A message as a customer would get it, rendered by the service with the words that are being edited. */
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, fieldsOf, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import classes from './notices.module.css';
import type { NoticeKind, NoticeSettings } from './settings.ts';
import { Dimmed } from '../ui/page.tsx';

type Rendered = RouterOutputs['bookingNotices']['preview'];

/** Between the last letter typed and the request. */
const PAUSE_MS = 350;

export interface Preview {
  /** Null: there is none yet, or the words are wrong. */
  readonly shown: Rendered | null;
  /** What is wrong with which field. */
  readonly wrong: Readonly<Record<string, string>>;
}

export function usePreview(kind: NoticeKind, notices: NoticeSettings): Preview {
  const { trpc, id: businessId } = useBusiness();
  const [typed] = useDebouncedValue(notices, PAUSE_MS);
  // A link that is not finished yet does not keep the words from being shown.
  const link =
    URL.canParse(typed.review.link) && typed.review.link.startsWith('https:') ? typed.review.link : '';
  const asked = {
    businessId,
    noticeKind: kind,
    bookingNotices: { ...typed, review: { ...typed.review, link } },
  };
  const preview = useQuery({
    queryKey: [...trpc.bookingNotices.pathKey(), 'preview', asked],
    queryFn: () => api.bookingNotices.preview.mutate(asked),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const wrong = Object.entries(fieldsOf(preview.error)).map(([path, why]) => [
    path.replace('bookingNotices.', ''),
    why,
  ]);
  return {
    shown: preview.isError ? null : (preview.data ?? null),
    wrong: Object.fromEntries(wrong) as Preview['wrong'],
  };
}

interface ShownProps {
  readonly shown: Rendered | null;
}

/** The text in its bubble, with what it costs. */
export function TextPreview({ shown }: ShownProps) {
  const words = text.bookingNotices;
  return (
    <figure className={classes['phone']} aria-label={words.textPreview}>
      {shown === null ? (
        <Dimmed>{words.noPreview}</Dimmed>
      ) : (
        <>
          <div className={classes['bubble']}>{shown.text}</div>
          <Dimmed mt={6}>{words.segments(shown.segments, shown.text.length)}</Dimmed>
        </>
      )}
    </figure>
  );
}

/** The e-mail, in a frame that runs no script and reaches nothing of this page. */
export function MailPreview({ shown }: ShownProps) {
  const words = text.bookingNotices;
  return (
    <figure className={classes['mail']} aria-label={words.mailPreview}>
      {shown === null ? (
        <Dimmed>{words.noPreview}</Dimmed>
      ) : (
        <>
          <Text fw={600} className="typed">
            {shown.subject}
          </Text>
          <iframe sandbox="" srcDoc={shown.html} title={words.mailPreview} />
        </>
      )}
    </figure>
  );
}
