/** The language in which the user sees the pages, on every device. */
import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Failure, failure, keepLanguage, sessionQuery } from '../auth.ts';
import { changeLanguage, isPageLanguage, LANGUAGES, usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

export function Language() {
  const language = usePageLanguage();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<Failure | null>(null);
  const choose = async (chosen: string) => {
    if (!isPageLanguage(chosen)) return;
    setProblem(null);
    try {
      await changeLanguage(chosen);
    } catch {
      setProblem(failure(text.account.languageFailed));
      return;
    }
    const kept = await keepLanguage(chosen);
    if (!kept.done) setProblem(kept);
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Section title={text.common.languageOfPages} about={text.account.languageAbout}>
      {problem !== null && <Problem failure={problem} />}
      <NativeSelect
        aria-label={text.common.languageOfPages}
        size="md"
        maw={420}
        {...typedIn(language, (chosen) => void choose(chosen))}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
    </Section>
  );
}
