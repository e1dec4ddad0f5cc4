/** The command palette: finds pages, actions, customers and calls by a few letters. */
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { callerName, momentOf, phoneNumber } from './format.ts';
import {
  AccountIcon,
  CallsIcon,
  CopyIcon,
  CustomersIcon,
  FlagIcon,
  MoonIcon,
  PhoneIcon,
  SearchIcon,
  SunIcon,
  ToolIcon,
} from './icons.tsx';
import { BUSINESS, DESK } from './pages.tsx';

/** Fewer letters would match everybody. */
const SEARCH_LETTERS = 2;
const TYPING_MS = 200;
const FOUND = 5;
/** For the part that scrolls, so that the keyboard can reach it. */
const reachable = () => ({ viewportProps: { tabIndex: 0, 'aria-label': text.ui.found, role: 'group' } });

interface PaletteProps {
  readonly business: Business;
  /** The number of times that it was asked for; it opens each time. */
  readonly asked: number;
  readonly showShortcuts: () => void;
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly about?: string;
  readonly icon: ReactNode;
  readonly choose: () => void;
}

export function Palette({ business, asked, showShortcuts }: PaletteProps) {
  const [query, setQuery] = useState('');
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  const wanted = query.trim().toLowerCase();
  const fits = ({ label }: Choice) => label.toLowerCase().includes(wanted);
  const pages = usePages(business).filter(fits);
  const actions = useActions(showShortcuts).filter(fits);
  const { customers, calls, looking } = useFound(business, wanted);
  const nothing = [pages, actions, customers, calls].every(({ length }) => length === 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      // `useShortcuts` listens, also before this is loaded.
      shortcut={null}
      attributes={{ content: { 'aria-label': text.ui.search } }}
    >
      <Spotlight.Search
        aria-label={text.ui.searchAbout}
        placeholder={text.ui.searchAbout}
        leftSection={<SearchIcon />}
      />
      <Spotlight.ActionsList {...reachable()}>
        <Choices title={text.ui.groups.pages} choices={pages} />
        <Choices title={text.ui.pages['/customers']} choices={customers} />
        <Choices title={text.ui.pages['/calls']} choices={calls} />
        <Choices title={text.ui.groups.actions} choices={actions} />
        {nothing && <Spotlight.Empty>{looking ? text.ui.looking : text.ui.nothingFound}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Choices({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={title}>
      {choices.map(({ id, label, about, icon, choose }) => (
        <Spotlight.Action
          key={id}
          label={label}
          {...(about === undefined ? {} : { description: about })}
          leftSection={icon}
          onClick={choose}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function usePages(business: Business): Choice[] {
  const navigate = useNavigate();
  const pages = business.role === 'staff' ? DESK : [...DESK, ...BUSINESS];
  return pages.map(({ to, icon }) => ({
    id: to,
    label: text.ui.pages[to],
    icon,
    choose: () => void navigate({ to }),
  }));
}

function useActions(showShortcuts: () => void): Choice[] {
  const navigate = useNavigate();
  const go = (to: '/phone' | '/set-up' | '/account') => () => void navigate({ to });
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light';
  return [
    { id: 'phone', label: text.common.callReceptionist, icon: <PhoneIcon />, choose: go('/phone') },
    { id: 'set-up', label: text.setup.title, icon: <FlagIcon />, choose: go('/set-up') },
    { id: 'account', label: text.common.account, icon: <AccountIcon />, choose: go('/account') },
    {
      id: 'colours',
      label: text.ui.colours[other],
      icon: other === 'dark' ? <MoonIcon /> : <SunIcon />,
      choose: () => setColorScheme(other),
    },
    {
      id: 'docs',
      label: text.ui.apiDocumentation,
      icon: <CopyIcon />,
      choose: () => location.assign('/docs'),
    },
    { id: 'shortcuts', label: text.ui.shortcuts, icon: <ToolIcon />, choose: showShortcuts },
  ];
}

/** Customers and calls that the service finds. */
function useFound({ id: businessId, zone }: Business, wanted: string) {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(wanted, TYPING_MS);
  const enabled = search.length >= SEARCH_LETTERS;
  const customers = useQuery(
    trpc.customers.list.queryOptions({ businessId, search, limit: FOUND }, { enabled }),
  );
  const calls = useQuery(trpc.calls.list.queryOptions({ businessId, search, limit: FOUND }, { enabled }));
  const now = new Date();
  return {
    looking: wanted !== search || (enabled && (customers.isPending || calls.isPending)),
    customers: ((enabled && customers.data?.customers) || []).map(({ id, name, phone }): Choice => {
      const number = phone === null ? '' : phoneNumber(phone);
      const choose = () => void navigate({ to: '/customers/$customerId', params: { customerId: id } });
      const label = name === '' ? number : name;
      return { id, label, about: number, icon: <CustomersIcon />, choose };
    }),
    calls: ((enabled && calls.data?.calls) || []).map((call): Choice => {
      const choose = () => void navigate({ to: '/calls/$callId', params: { callId: call.id } });
      const words = call.excerpt?.map(({ text }) => text).join('') ?? call.summary;
      const about = `${momentOf(call.startedAt, zone, now)} · ${words}`;
      return { id: call.id, label: callerName(call), about, icon: <CallsIcon />, choose };
    }),
  };
}
