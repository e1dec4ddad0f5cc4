import { Button, NumberInput, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { text } from '../languages/text.ts';
import type { Change, Draft, PresetService } from './draft.ts';
import classes from './setup.module.css';
import { typedIn } from '../ui/form.tsx';
import { RemoveButton } from '../ui/buttons.tsx';
import { Dimmed } from '../ui/page.tsx';

interface OfferStepProps {
  readonly draft: Draft;
  readonly currency: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly change: Change;
}

/** The step for the greeting, the services and the answers. */
export function OfferStep({ draft, currency, problems, change }: OfferStepProps) {
  const { services, knowledge } = draft;
  const setService = (index: number, part: Partial<PresetService>) =>
    change({ services: services.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  const setAnswer = (index: number, part: { readonly question?: string; readonly answer?: string }) =>
    change({ knowledge: knowledge.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Stack gap="lg">
      <TextInput
        label={text.setup.greeting}
        size="md"
        maxLength={300}
        error={problems['greeting']}
        {...typedIn(draft.greeting, (greeting) => change({ greeting }))}
      />
      <section aria-labelledby="services">
        <Title order={2} id="services">
          {text.setup.services}
        </Title>
        <Dimmed mb="xs">{text.setup.servicesAbout}</Dimmed>
        {problems['services'] !== undefined && (
          <Text size="sm" c="buoy" role="alert">
            {problems['services']}
          </Text>
        )}
        <ul className={classes['rows']}>
          {services.map((service, index) => (
            <li key={index} className={classes['service']}>
              <TextInput
                aria-label={text.common.service}
                className={classes['serviceName'] ?? ''}
                maxLength={100}
                {...typedIn(service.name, (name) => setService(index, { name }))}
              />
              <NumberInput
                aria-label={text.setup.minutesOf(service.name)}
                value={service.durationMinutes}
                suffix={text.business.minutesUnit}
                min={5}
                max={720}
                step={5}
                allowDecimal={false}
                onChange={(minutes) => setService(index, { durationMinutes: Number(minutes) || 30 })}
              />
              <NumberInput
                aria-label={text.setup.priceOf(service.name, currency)}
                value={service.price ?? ''}
                placeholder={currency}
                suffix={` ${currency}`}
                min={0}
                hideControls
                onChange={(price) => setService(index, { price: price === '' ? null : Number(price) })}
              />
              <RemoveButton
                label={text.common.removeOf(service.name)}
                onClick={() => change({ services: services.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() =>
            change({
              services: [...services, { name: '', durationMinutes: 30, bufferAfterMinutes: 0, price: null }],
            })
          }
        >
          {text.business.addService}
        </Button>
      </section>
      <section aria-labelledby="answers">
        <Title order={2} id="answers">
          {text.setup.answers}
        </Title>
        <Dimmed mb="xs">{text.setup.answersAbout}</Dimmed>
        <ul className={classes['rows']}>
          {knowledge.map(({ question, answer }, index) => (
            <li key={index} className={classes['answer']}>
              <div>
                <Textarea
                  aria-label={text.common.question}
                  autosize
                  maxLength={500}
                  variant="unstyled"
                  classNames={{ input: classes['question'] ?? '' }}
                  placeholder={text.receptionist.questionExample}
                  {...typedIn(question, (question) => setAnswer(index, { question }))}
                />
                <Textarea
                  aria-label={text.receptionist.answerTo(question)}
                  autosize
                  maxLength={2000}
                  {...typedIn(answer, (answer) => setAnswer(index, { answer }))}
                />
              </div>
              <RemoveButton
                label={text.receptionist.removeQuestion(question)}
                onClick={() => change({ knowledge: knowledge.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => change({ knowledge: [...knowledge, { question: '', answer: '' }] })}
        >
          {text.receptionist.addQuestion}
        </Button>
      </section>
    </Stack>
  );
}
