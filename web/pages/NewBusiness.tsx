/** The wizard that sets up a business: four steps, filled in with what is usual in the trade. */
import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../api.ts';
import { sessionQuery } from '../auth.ts';
import { useChosenBusiness } from '../business.ts';
import { firstDayOf } from '../calendar/week.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import {
  currencyIn,
  type Draft,
  type Preset,
  type Presets,
  type Problems,
  problemsIn,
  type Step,
  STEPS,
  teamNames,
  useDraft,
  withoutOddPrices,
  withTrade,
} from '../setup/draft.ts';
import { OfferStep } from '../setup/OfferStep.tsx';
import { PlaceStep, TradeStep } from '../setup/PlaceStep.tsx';
import classes from '../setup/setup.module.css';
import { zoneName } from '../ui/format.ts';
import { OuterPage } from '../ui/OuterPage.tsx';
import { Failed, Loading, Note } from '../ui/page.tsx';
import { SignOut } from '../ui/SignOut.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';

export function NewBusiness() {
  usePageLanguage();
  const trpc = useTRPC();
  const presets = useQuery(trpc.setup.presets.queryOptions(undefined, { staleTime: Infinity }));
  const session = useQuery(sessionQuery);
  return (
    <OuterPage title={text.setup.title} lead={text.setup.lead} wide>
      {presets.isError ? (
        <Failed error={presets.error} again={() => void presets.refetch()} />
      ) : presets.data === undefined || session.data === undefined || session.data === null ? (
        <Loading />
      ) : (
        <>
          <Wizard presets={presets.data} user={session.data.user} />
          <Group mt="lg" gap="xs" className={classes['foot'] ?? ''}>
            <BackToBusiness />
            {text.setup.signedInAs(session.data.user.email)}
            <SignOut className={classes['signOut'] ?? ''} />
          </Group>
        </>
      )}
    </OuterPage>
  );
}

/** A link back, for somebody who sets up one more business. */
function BackToBusiness() {
  const trpc = useTRPC();
  const { data: [first] = [] } = useQuery(trpc.businesses.mine.queryOptions());
  return first === undefined ? null : (
    <Anchor component={Link} to="/" underline="always" size="sm">
      {text.setup.backTo(first.name)}
    </Anchor>
  );
}

interface WizardProps {
  readonly presets: Presets;
  readonly user: { readonly id: string; readonly name: string };
}

function Wizard({ presets, user }: WizardProps) {
  const { draft, change: store, forget } = useDraft(user.id);
  const [problems, setProblems] = useState<Problems>({});
  const change = (part: Partial<Draft>) => {
    setProblems({});
    store(part);
  };
  const create = useCreate(draft, forget);
  const preset = presets.presets.find(({ trade }) => trade === draft.trade);
  // Without its preset a draft cannot be used: the trade is chosen again.
  const step = preset === undefined ? 'trade' : draft.step;
  const at = STEPS.indexOf(step);
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // After the keyboard has opened a step, the focus is on its title.
    if (shown.current !== step && document.activeElement?.tagName !== 'INPUT') title.current?.focus();
    shown.current = step;
  }, [step]);

  const goOn = () => {
    const found = problemsIn(step, draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const next = STEPS[at + 1];
    if (next === undefined) create.mutate();
    else change({ step: next, ...arrival(next, draft, preset, presets) });
  };

  return (
    <>
      <ol className={classes['steps']} aria-label={text.setup.steps}>
        {STEPS.map((each, index) => (
          <li
            key={each}
            data-done={index < at}
            {...(each === step ? { 'aria-current': 'step' as const } : {})}
          >
            {index + 1}. {text.setup.stepTitles[each]}
          </li>
        ))}
      </ol>
      <Title order={2} mb="sm" ref={title} tabIndex={-1}>
        {text.setup.stepTitles[step]}
      </Title>
      {step === 'trade' || preset === undefined ? (
        <TradeStep
          presets={presets.presets}
          chosen={draft.trade}
          choose={(chosen) =>
            change(chosen.trade === draft.trade ? { step: 'place' } : withTrade(chosen, user.name))
          }
        />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          {step === 'place' && (
            <PlaceStep draft={draft} preset={preset} presets={presets} problems={problems} change={change} />
          )}
          {step === 'hours' && (
            <>
              <Text c="dimmed" mb="xs">
                {text.setup.hoursAbout(zoneName(draft.zone))}
              </Text>
              {problems['hours'] !== undefined && <Note trouble>{problems['hours']}</Note>}
              <WeekHours
                week={draft.hours}
                firstDay={firstDayOf(draft.country)}
                onChange={(hours) => change({ hours })}
              />
            </>
          )}
          {step === 'offer' && (
            <OfferStep
              draft={draft}
              currency={currencyIn(draft.country, presets)}
              problems={problems}
              change={change}
            />
          )}
          {create.isError && <Note trouble>{text.setup.notCreated(create.error.message)}</Note>}
          <Group justify="space-between" mt="lg">
            <Button variant="default" onClick={() => change({ step: STEPS[at - 1] ?? 'trade' })}>
              {text.setup.back}
            </Button>
            <Button type="submit" loading={create.isPending || create.isSuccess}>
              {step === 'offer' ? text.setup.create : text.common.goOn}
            </Button>
          </Group>
        </form>
      )}
    </>
  );
}

/** The fields that are filled in when a step opens. */
function arrival(step: Step, draft: Draft, preset: Preset | undefined, presets: Presets): Partial<Draft> {
  if (step !== 'offer' || preset === undefined) return {};
  const currency = currencyIn(draft.country, presets);
  const greeting = preset.greeting.replace('{business}', draft.name.trim());
  return {
    services: withoutOddPrices(draft.services, currency),
    ...(draft.greeting === '' ? { greeting } : {}),
  };
}

function useCreate(draft: Draft, forget: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [, choose] = useChosenBusiness();
  const { step: _, team, services, knowledge, name, ...rest } = draft;
  const create = useMutation(
    trpc.setup.create.mutationOptions({
      async onSuccess({ businessId }) {
        await queryClient.invalidateQueries({ queryKey: trpc.businesses.pathKey(), refetchType: 'all' });
        choose(businessId);
        await navigate({ to: '/set-up' });
        forget();
      },
    }),
  );
  return {
    ...create,
    mutate: () =>
      create.mutate({
        business: {
          ...rest,
          name: name.trim(),
          team: teamNames(team),
          hours: rest.hours.map((day) => [...day]),
          services: [...services],
          // Unfinished answers are left out.
          knowledge: knowledge.filter(
            ({ question, answer }) => question.trim() !== '' && answer.trim() !== '',
          ),
        },
      }),
  };
}
