import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { text } from '../languages/text.ts';
import { MoonIcon, SunIcon } from './icons.tsx';

export function SchemeToggle({ className }: { readonly className: string }) {
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light';
  return (
    <UnstyledButton
      className={className}
      onClick={() => setColorScheme(other)}
      aria-label={text.ui.colours[other]}
    >
      {other === 'dark' ? <MoonIcon size={18} /> : <SunIcon size={18} />}
    </UnstyledButton>
  );
}
