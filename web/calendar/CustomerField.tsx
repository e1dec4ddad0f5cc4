/** The fields of the customer: whoever is known is found while the name or the number is typed. */
import { Autocomplete, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';

interface CustomerFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly phone: string;
  readonly onPhone: (phone: string) => void;
  readonly badPhone: boolean;
}

/** Fewer letters are part of too many names. */
const FEWEST_LETTERS = 2;
const SHOWN = 8;
const TYPING_MS = 200;

export function CustomerField({ name, onName, phone, onPhone, badPhone }: CustomerFieldProps) {
  const { trpc, id: businessId } = useBusiness();
  const [search] = useDebouncedValue(name.trim(), TYPING_MS);
  const found = useQuery(
    trpc.customers.list.queryOptions(
      { businessId, search, limit: SHOWN },
      { enabled: search.length >= FEWEST_LETTERS, placeholderData: keepPreviousData },
    ),
  );
  const known = (search.length < FEWEST_LETTERS ? [] : (found.data?.customers ?? [])).flatMap((each) =>
    each.phone === null ? [] : [{ ...each, phone: each.phone }],
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Autocomplete
        label={text.calendar.customerName}
        description={text.calendar.customerAbout}
        required
        maxLength={100}
        value={name}
        onChange={onName}
        data={known.map((each) => ({ value: each.id, label: each.name }))}
        // The service has chosen already, also where the letters are other ones.
        filter={({ options }) => options}
        renderOption={({ option }) => {
          const customer = known.find(({ id }) => id === option.value);
          return customer === undefined
            ? option.value
            : text.calendar.customerLine(customer.name, phoneNumber(customer.phone));
        }}
        onOptionSubmit={(id) => {
          const customer = known.find((each) => each.id === id);
          // The name is put in as the text of what was chosen.
          if (customer !== undefined) onPhone(customer.phone);
        }}
      />
      <TextInput
        label={text.common.telephone}
        description={text.calendar.phoneAbout}
        type="tel"
        required
        error={badPhone && text.common.noPhoneNumber}
        {...typedIn(phone, onPhone)}
      />
    </SimpleGrid>
  );
}
