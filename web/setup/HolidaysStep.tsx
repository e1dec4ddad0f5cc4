import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { text } from '../languages/text.ts';
import { Holidays } from '../receptionist/Holidays.tsx';
import { useProfile } from '../receptionist/useProfile.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Waiting } from '../ui/page.tsx';

interface HolidaysStepProps {
  readonly done: boolean;
  readonly onDone: () => void;
}

/** The step in which the owner confirms the hours on public holidays. */
export function HolidaysStep({ done, onDone }: HolidaysStepProps) {
  const [choosing, { open, close }] = useDisclosure();
  if (done) return <Text c="dimmed">{text.setup.holidaysDone}</Text>;
  return (
    <>
      <Text c="dimmed" mb="sm">
        {text.setup.holidaysAbout}
      </Text>
      <Button onClick={open}>{text.setup.chooseHolidays}</Button>
      {choosing && (
        <Dialog onClose={close} title={text.business.holidays} size="lg">
          <Choice
            onDone={() => {
              close();
              onDone();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function Choice({ onDone }: Pick<HolidaysStepProps, 'onDone'>) {
  const profile = useProfile();
  if (!profile.isSuccess) return <Waiting request={profile} />;
  return <Holidays profile={profile.data} onDone={onDone} />;
}
