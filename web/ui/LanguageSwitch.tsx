/** The languages of the pages before the sign-in, each by its own name. */
import { UnstyledButton } from '@mantine/core';
import { changeLanguage, isPageLanguage, LANGUAGES, usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import classes from './OuterPage.module.css';

export function LanguageSwitch() {
  const language = usePageLanguage();
  const names = Object.entries(LANGUAGES);
  return (
    <nav aria-label={text.common.languageOfPages} className={classes['languages']}>
      {names.map(([each, name]) => (
        <UnstyledButton
          key={each}
          lang={each}
          aria-current={each === language}
          className={classes['language'] ?? ''}
          // Where it cannot be loaded the page stays as it is.
          onClick={() => isPageLanguage(each) && void changeLanguage(each).catch(() => undefined)}
        >
          {name}
        </UnstyledButton>
      ))}
    </nav>
  );
}
