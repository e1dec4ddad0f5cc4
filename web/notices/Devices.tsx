/** The devices that show pushes to the user, and this one among them. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { deviceName } from '../account/device-name.ts';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import classes from '../team/team.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed, Note } from '../ui/page.tsx';
import { hashOf, pushIsPossible, subscribeHere, subscriptionHere, unsubscribeHere } from './push.ts';
import type { NoticeSettings } from './useWishes.ts';

const HERE = ['push-here'];

export function Devices({ settings }: { readonly settings: NoticeSettings }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const here = useQuery({
    queryKey: HERE,
    queryFn: async () => {
      const subscription = await subscriptionHere();
      return subscription === null ? null : hashOf(subscription.endpoint);
    },
  });
  const remove = useMutation(
    trpc.notices.removeDevice.mutationOptions({
      onSuccess: () => reload(trpc.notices.settings.pathKey(), HERE),
    }),
  );
  const { devices, zone } = settings;
  const isHere = (hash: string) => hash === here.data;
  const turnOff = useMutation({
    mutationFn: async ({ id, hash }: NoticeSettings['devices'][number]) => {
      if (isHere(hash)) await unsubscribeHere();
      await remove.mutateAsync({ businessId, deviceId: id });
    },
    onError: (error) => failed(text.common.unchanged, error),
  });
  return (
    <Stack gap="sm">
      <Title order={3}>{text.notices.devices}</Title>
      <Dimmed>{text.notices.devicesAbout}</Dimmed>
      {here.isSuccess && !devices.some(({ hash }) => isHere(hash)) && <TurnOn pushKey={settings.pushKey} />}
      {devices.length === 0 ? (
        <Dimmed>{text.notices.noDevices}</Dimmed>
      ) : (
        <ul>
          {devices.map((device) => (
            <li key={device.id} className={classes['row']}>
              <div>
                <Text fw={600}>
                  {device.name}
                  {isHere(device.hash) && <span className={classes['you']}> {text.account.thisDevice}</span>}
                </Text>
                <Dimmed>{text.notices.since(momentOf(device.since, zone, new Date()))}</Dimmed>
              </div>
              <SmallButton
                className={classes['only'] ?? ''}
                aria-label={text.notices.turnOffOf(device.name)}
                onClick={() => turnOff.mutate(device)}
              >
                {text.notices.turnOff}
              </SmallButton>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** Turns on push in this browser, as far as it can show any. */
function TurnOn({ pushKey }: { readonly pushKey: string }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const add = useMutation(trpc.notices.addDevice.mutationOptions());
  const turnOn = useMutation({
    mutationFn: async () => {
      const subscribed = await subscribeHere(pushKey);
      if (subscribed === 'refused') return 'refused';
      await add.mutateAsync({
        businessId,
        device: { ...subscribed, name: deviceName(navigator.userAgent) },
      });
      await reload(trpc.notices.settings.pathKey(), HERE);
      return 'on';
    },
  });
  if (!pushIsPossible()) return <Dimmed>{text.notices.notPossible}</Dimmed>;
  return (
    <>
      <Group>
        <Button variant="default" loading={turnOn.isPending} onClick={() => turnOn.mutate()}>
          {text.notices.turnOn}
        </Button>
      </Group>
      {turnOn.data === 'refused' && <Note trouble>{text.notices.refused}</Note>}
      {turnOn.isError && <Note trouble>{text.notices.notTurnedOn}</Note>}
    </>
  );
}
