/** A page about one thing of a list. */
import { Button, Card, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { codeOf } from '../api.ts';
import { text } from '../languages/text.ts';
import classes from './detail.module.css';
import { Empty, PageHead, Waiting, type WaitingProps } from './page.tsx';

type List = '/calls' | '/customers';

interface DetailProps {
  /** The page of the list, to which a link leads back. */
  readonly list: List;
  readonly title: string;
  /** To the right of the title. */
  readonly beside: ReactNode;
  /** Below the title. */
  readonly below: ReactNode;
  readonly main: ReactNode;
  readonly aside: ReactNode;
}

export const Detail = ({ list, title, beside, below, main, aside }: DetailProps) => (
  <>
    <Link to={list} className={classes['back']}>
      {text.ui.pages[list]}
    </Link>
    <PageHead title={title}>{beside}</PageHead>
    {below}
    <div className={classes['columns']}>
      <Stack gap="lg">{main}</Stack>
      <Stack gap="lg">{aside}</Stack>
    </div>
  </>
);

interface NoDetailProps {
  readonly list: List;
  readonly request: WaitingProps['request'];
  /** What is said where there is nothing of that id. */
  readonly words: { readonly title: string; readonly about: string; readonly all: string };
}

/** In place of the page: it is loading, could not be loaded, or is not there. */
export function NoDetail({ list, request, words }: NoDetailProps) {
  if (!['NOT_FOUND', 'BAD_REQUEST'].includes(codeOf(request.error) ?? ''))
    return <Waiting request={request} />;
  return (
    <Card>
      <Empty
        title={words.title}
        action={
          <Button component={Link} to={list}>
            {words.all}
          </Button>
        }
      >
        {words.about}
      </Empty>
    </Card>
  );
}
