/** What the keyboard does, and a way to keep it from doing so. */
import { Kbd, Switch, Table } from '@mantine/core';
import { Dialog } from './Dialog.tsx';
import { PAGES } from './pages.tsx';
import { isMac, useLetterKeys } from './shortcuts.ts';

const COMMAND = isMac() ? '⌘' : 'Ctrl';

export function ShortcutList({ close }: { readonly close: () => void }) {
  const [letters, setLetters] = useLetterKeys();
  return (
    <Dialog title="Keyboard shortcuts" onClose={close}>
      <Table verticalSpacing={6} aria-label="Keyboard shortcuts">
        <Table.Tbody>
          <Shortcut does="Search, or go anywhere" keys={[COMMAND, 'K']} />
          {letters && (
            <>
              <Shortcut does="The same" keys={['/']} />
              {PAGES.map(({ to, label, letter }) => (
                <Shortcut key={to} does={`Go to ${label}`} keys={['G', letter.toUpperCase()]} />
              ))}
              <Shortcut does="This list" keys={['?']} />
            </>
          )}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label="Shortcuts of single letters"
        description="Switch them off if you dictate, or hit keys by chance."
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

function Shortcut({ does, keys }: { readonly does: string; readonly keys: readonly string[] }) {
  return (
    <Table.Tr>
      <Table.Td>{does}</Table.Td>
      <Table.Td ta="right">
        {keys.map((key) => (
          <Kbd key={key} ml={4}>
            {key}
          </Kbd>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
