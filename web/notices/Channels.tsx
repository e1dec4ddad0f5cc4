import { Switch } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { phoneNumber } from '../ui/format.ts';
import { ticked } from '../ui/form.tsx';
import { Dimmed } from '../ui/page.tsx';
import classes from './notices.module.css';
import { type NoticeSettings, useChangeWishes } from './useWishes.ts';

type Kind = NoticeSettings['kinds'][number]['kind'];
type Channel = keyof typeof text.notices.channels;

const CHANNELS: readonly Channel[] = ['mail', 'sms', 'push'];

/** Each event with a switch for each channel; on a phone an event is a card. */
export function Channels({ settings }: { readonly settings: NoticeSettings }) {
  const { role } = useBusiness();
  const change = useChangeWishes(settings);
  const { channels } = settings.wishes;
  const set = (kind: Kind, channel: Channel, on: boolean) => {
    const others = channels[kind].filter((each) => each !== channel);
    change({ channels: { ...channels, [kind]: on ? [...others, channel] : others } });
  };
  return (
    <div>
      <table className={classes['channels']}>
        <thead>
          <tr>
            <th scope="col">{text.notices.event}</th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {text.notices.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.kinds.map(({ kind, channels: possible }) => (
            <tr key={kind}>
              <th scope="row">
                {text.notices.kinds[kind]}
                {kind === 'booking' && role === 'staff' && <Dimmed>{text.notices.ownAppointments}</Dimmed>}
              </th>
              {CHANNELS.map((channel) => (
                <td key={channel} data-channel={text.notices.channels[channel]}>
                  {possible.includes(channel) ? (
                    <Switch
                      aria-label={text.notices.switchOf(
                        text.notices.kinds[kind],
                        text.notices.channels[channel],
                      )}
                      disabled={channel === 'sms' && settings.phone === null}
                      {...ticked(
                        channels[kind].includes(channel) && (channel !== 'sms' || settings.phone !== null),
                        (on) => set(kind, channel, on),
                      )}
                    />
                  ) : (
                    <Dimmed>{text.notices.always}</Dimmed>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Dimmed mt="sm">
        {text.notices.mailGoesTo(settings.email)}{' '}
        {settings.phone === null ? text.notices.noPhone : text.notices.textsGoTo(phoneNumber(settings.phone))}{' '}
        {text.notices.flood(settings.mostAnHour)}
      </Dimmed>
    </div>
  );
}
