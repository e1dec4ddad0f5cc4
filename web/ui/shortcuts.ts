/** Keyboard shortcuts on every page. Those of single letters can be switched off: dictation types letters, too. */
import { useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { PAGES } from './pages.tsx';

/** How long after `g` a letter still belongs to it. */
const SEQUENCE_MS = 1_500;

export const useLetterKeys = () =>
  useLocalStorage({ key: 'ahoy-letter-keys', defaultValue: true, getInitialValueInEffect: false });

interface Openers {
  readonly openPalette: () => void;
  readonly openList: () => void;
}

export function useShortcuts({ openPalette, openList }: Openers): void {
  const navigate = useNavigate();
  const [letters] = useLetterKeys();
  const goAt = useRef(-Infinity);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    const modified = event.metaKey || event.ctrlKey || event.altKey;
    if (!letters || modified || event.defaultPrevented || isBusy(event.target)) return;
    const going = event.timeStamp - goAt.current < SEQUENCE_MS;
    goAt.current = event.key === 'g' && !going ? event.timeStamp : -Infinity;
    if (event.key === '?' || event.key === '/') {
      event.preventDefault();
      if (event.key === '?') openList();
      else openPalette();
    }
    const page = going ? PAGES.find(({ letter }) => letter === event.key) : undefined;
    if (page === undefined) return;
    event.preventDefault();
    void navigate({ to: page.to });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Whether somebody types, or a dialog has the keyboard. */
function isBusy(target: EventTarget | null): boolean {
  const typing =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]');
  return Boolean(typing) || document.querySelector('[role=dialog]') !== null;
}

/** Whether the command key is the one with the clover leaf. */
export const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);
