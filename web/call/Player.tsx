/** The player of a recording, with both sides as waveforms. Loaded only where there is a recording. */
import { ActionIcon, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import WaveSurfer from 'wavesurfer.js';
import classes from './Player.module.css';
import { type Part, placeIn } from './timeline.ts';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { typedIn } from '../ui/form.tsx';
import { duration } from '../ui/format.ts';
import { DownloadIcon, PauseIcon, PlayIcon } from '../ui/icons.tsx';
import { Note, Section } from '../ui/page.tsx';

export interface PlayerHandle {
  /** Plays from this moment of the call on, in epoch milliseconds. */
  playFrom(at: number): void;
}

interface PlayerProps {
  readonly parts: readonly (Part & { readonly url: string })[];
  /** Called several times a second with the moment of the call that is heard, in epoch milliseconds. */
  readonly onTime: (at: number) => void;
  readonly ref: Ref<PlayerHandle>;
}

const STEP_SECONDS = 5;
const SPEEDS = ['1', '1.25', '1.5', '2'];

export function Player({ parts, onTime, ref }: PlayerProps) {
  const [part, setPart] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | null>(null);
  /** The second at which the next part begins to play once it is loaded. */
  const next = useRef<number | null>(null);
  const { url = '', startedAt = '', durationMs = 0 } = parts[part] ?? {};

  useEffect(() => {
    if (box.current === null) return;
    const drawn = WaveSurfer.create({ container: box.current, url, ...lookOf(box.current) });
    wave.current = drawn;
    drawn.on('play', () => setPlaying(true));
    drawn.on('pause', () => setPlaying(false));
    drawn.on('error', () => setFailed(true));
    drawn.on('timeupdate', (at) => {
      setSeconds(at);
      onTime(Date.parse(startedAt) + at * 1000);
    });
    drawn.on('ready', () => {
      setFailed(false);
      if (next.current === null) return;
      drawn.setTime(next.current);
      next.current = null;
      void drawn.play();
    });
    return () => {
      wave.current = null;
      setPlaying(false);
      drawn.destroy();
    };
  }, [url, startedAt, onTime]);

  useEffect(() => wave.current?.setPlaybackRate(speed), [speed, url]);

  useImperativeHandle(ref, () => ({
    playFrom(at) {
      const place = placeIn(parts, at);
      if (place.part === part && wave.current !== null) {
        wave.current.setTime(place.seconds);
        void wave.current.play();
      } else {
        next.current = place.seconds;
        setPart(place.part);
        setSeconds(place.seconds);
      }
    },
  }));

  return (
    <Section
      title={text.calls.recording}
      beside={
        parts.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={text.calls.recordingPart}
            value={String(part)}
            onChange={(value) => {
              setPart(Number(value));
              setSeconds(0);
            }}
            data={parts.map((_, index) => ({ value: String(index), label: text.calls.part(index + 1) }))}
          />
        )
      }
      className={classes['player'] ?? ''}
    >
      {failed && <Note trouble>{text.calls.recordingFailed}</Note>}
      <div className={classes['sides']}>
        <div className={classes['names']} aria-hidden="true">
          <span>{text.calls.speakers.caller}</span>
          <span>{text.calls.speakers.receptionist}</span>
        </div>
        <div ref={box} className={classes['wave']} role="img" aria-label={text.calls.waveform} />
      </div>
      <Group gap="xs" mt="xs">
        <ActionIcon
          size="lg"
          radius="xl"
          aria-label={playing ? text.calls.pause : text.calls.play}
          onClick={() => void wave.current?.playPause()}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
        </ActionIcon>
        {[-STEP_SECONDS, STEP_SECONDS].map((step) => (
          <SmallButton key={step} visibleFrom="sm" onClick={() => wave.current?.skip(step)}>
            {text.calls.skip(step)}
          </SmallButton>
        ))}
        <Text size="sm" className="figures">
          {duration(seconds)} / {duration(durationMs / 1000)}
        </Text>
        <Group gap="xs" ml="auto">
          <NativeSelect
            size="xs"
            aria-label={text.calls.speed}
            {...typedIn(String(speed), (next) => setSpeed(Number(next)))}
            data={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          />
          <ActionIcon
            component="a"
            href={url}
            download
            variant="default"
            size="lg"
            radius="xl"
            aria-label={text.calls.download}
          >
            <DownloadIcon size={18} />
          </ActionIcon>
        </Group>
      </Group>
    </Section>
  );
}

/** A canvas knows no CSS variables, so it is given the theme's colours; these are visible on light and on dark. */
function lookOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(`--mantine-color-${name}`).trim();
  const side = { height: 44, barWidth: 2, barGap: 1, barRadius: 2, normalize: true };
  return {
    cursorColor: color('brass-5'),
    cursorWidth: 2,
    dragToSeek: true,
    splitChannels: [
      { ...side, waveColor: color('brass-4'), progressColor: color('brass-6') },
      { ...side, waveColor: color('harbour-4'), progressColor: color('harbour-6') },
    ],
  };
}
