import { ActionIcon, Button, NumberInput, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { CloseIcon } from '../ui/icons.tsx';
import type { Change, Draft, PresetService } from './draft.ts';
import classes from './setup.module.css';

interface OfferStepProps {
  readonly draft: Draft;
  readonly currency: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly change: Change;
}

/** What callers can book, and what they are told. */
export function OfferStep({ draft, currency, problems, change }: OfferStepProps) {
  const { services, knowledge } = draft;
  const setService = (index: number, part: Partial<PresetService>) =>
    change({ services: services.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  const setAnswer = (index: number, part: { readonly question?: string; readonly answer?: string }) =>
    change({ knowledge: knowledge.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Stack gap="lg">
      <TextInput
        label="How it greets"
        size="md"
        maxLength={300}
        value={draft.greeting}
        error={problems['greeting']}
        onChange={({ currentTarget }) => change({ greeting: currentTarget.value })}
      />
      <section aria-labelledby="services">
        <Title order={2} id="services">
          What can be booked
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          A price that stays empty is not told on the phone.
        </Text>
        {problems['services'] !== undefined && (
          <Text size="sm" c="buoy" role="alert">
            {problems['services']}
          </Text>
        )}
        <ul className={classes['rows']}>
          {services.map((service, index) => (
            <li key={index} className={classes['service']}>
              <TextInput
                aria-label="Service"
                className={classes['serviceName'] ?? ''}
                value={service.name}
                maxLength={100}
                onChange={({ currentTarget }) => setService(index, { name: currentTarget.value })}
              />
              <NumberInput
                aria-label={`Minutes of ${service.name}`}
                value={service.durationMinutes}
                suffix=" min"
                min={5}
                max={720}
                step={5}
                allowDecimal={false}
                onChange={(minutes) => setService(index, { durationMinutes: Number(minutes) || 30 })}
              />
              <NumberInput
                aria-label={`Price of ${service.name} in ${currency}`}
                value={service.price ?? ''}
                placeholder={currency}
                suffix={` ${currency}`}
                min={0}
                hideControls
                onChange={(price) => setService(index, { price: price === '' ? null : Number(price) })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove ${service.name}`}
                onClick={() => change({ services: services.toSpliced(index, 1) })}
              >
                <CloseIcon size={18} />
              </ActionIcon>
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
          Add a service
        </Button>
      </section>
      <section aria-labelledby="answers">
        <Title order={2} id="answers">
          What callers ask
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          Your receptionist says these as they stand: change what is not so at your place, remove what does
          not apply.
        </Text>
        <ul className={classes['rows']}>
          {knowledge.map(({ question, answer }, index) => (
            <li key={index} className={classes['answer']}>
              <div>
                <Textarea
                  aria-label="Question"
                  autosize
                  value={question}
                  maxLength={500}
                  variant="unstyled"
                  classNames={{ input: classes['question'] ?? '' }}
                  placeholder="What do callers ask?"
                  onChange={({ currentTarget }) => setAnswer(index, { question: currentTarget.value })}
                />
                <Textarea
                  aria-label={`Answer to: ${question}`}
                  autosize
                  maxLength={2000}
                  value={answer}
                  onChange={({ currentTarget }) => setAnswer(index, { answer: currentTarget.value })}
                />
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove: ${question}`}
                onClick={() => change({ knowledge: knowledge.toSpliced(index, 1) })}
              >
                <CloseIcon size={18} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => change({ knowledge: [...knowledge, { question: '', answer: '' }] })}
        >
          Add a question
        </Button>
      </section>
    </Stack>
  );
}
