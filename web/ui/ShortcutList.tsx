/** The list of keyboard shortcuts, with a switch for those of single letters. */
import { Kbd, Switch, Table } from '@mantine/core';
import { text } from '../languages/text.ts';
import { Dialog } from './Dialog.tsx';
import { ticked } from './form.tsx';
import { PAGES } from './pages.tsx';
import { isMac, useLetterKeys } from './shortcuts.ts';

export function ShortcutList({ close }: { readonly close: () => void }) {
  const [letters, setLetters] = useLetterKeys();
  return (
    <Dialog title={text.ui.shortcuts} onClose={close}>
      <Table verticalSpacing={6} aria-label={text.ui.shortcuts}>
        <Table.Tbody>
          <Shortcut does={text.ui.shortcutSearch} keys={[text.ui.command(isMac()), 'K']} />
          {letters && (
            <>
              <Shortcut does={text.ui.shortcutSame} keys={['/']} />
              {PAGES.map(({ to, letter }) => (
                <Shortcut
                  key={to}
                  does={text.ui.shortcutGoTo(text.ui.pages[to])}
                  keys={['G', letter.toUpperCase()]}
                />
              ))}
              <Shortcut does={text.ui.shortcutList} keys={['?']} />
            </>
          )}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={text.ui.letterKeys}
        description={text.ui.letterKeysAbout}
        {...ticked(letters, setLetters)}
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
